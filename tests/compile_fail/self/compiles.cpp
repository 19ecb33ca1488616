// SPDX-License-Identifier: BSL-1.0
// A case that is no mistake.
// error: answer<42
int main() {}
