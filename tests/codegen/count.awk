# SPDX-License-Identifier: BSL-1.0
# Counts in the assembly (AT&T) of one kernel: fused multiply-adds; `mul`: multiplies of vectors that are not fused; `stack`: vector instructions
# that read or write the stack by a fixed place; `run`: the longest row of multiply-adds that add to one register (the 231 forms; a polynomial
# multiplies its register instead), up to a label, a jump or another that writes there; `calls`.
# Prints: fma mul stack run calls
function ends_row() { last = ""; row = 0 }
{ sub(/[#;].*/, ""); gsub(/[\t ]+/, " "); sub(/^ /, ""); sub(/ $/, "") }
/^[A-Za-z_.$][A-Za-z0-9_.$]*:/ {
  if ($0 !~ /^\.L/) framed = 0  # a new function: %rbp is an ordinary register until it is seen to be the frame
  ends_row()
  next
}
/^\./ || /^$/ { next }
/^movq %rsp, %rbp/ { framed = 1 }
/^j/ { ends_row(); next }
/^call/ { ++calls; ends_row(); next }
/%[xyz]mm[0-9]/ && (/\(%rsp/ || (framed && /\(%rbp\)/)) { ++stack }
/^vmulp[sd] / { ++mul }
/^v/ { to = $0; sub(/ *\{[^}]*\}( *\{z\})?$/, "", to); sub(/.*[, ]/, "", to) }
/^vfn?m(add|sub)[0-9]*[ps][sd] / { ++fma }
/^vfn?m(add|sub)231[ps][sd] / {
  row = to == last ? row + 1 : 1
  last = to
  if (row > run) run = row
  next
}
/^v/ && to == last { ends_row() }
END { print fma + 0, mul + 0, stack + 0, run + 0, calls + 0 }
