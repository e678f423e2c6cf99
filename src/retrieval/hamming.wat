;; The least Hamming distance of one code to several; src/retrieval/hamming.ts holds this module assembled.
(module
  (memory (export "memory") 1)
  ;; Addresses and lengths are in bytes. A code, and each row from `from` up to `to`, has `row` of them, a multiple of 16.
  (func (export "least") (param $code i32) (param $from i32) (param $to i32) (param $row i32) (result i32)
    (local $least i32) (local $i i32) (local $bits v128) (local $distance i32)
    (local.set $least (i32.const 0x7fffffff))
    (block $done
      (loop $rows
        (br_if $done (i32.ge_u (local.get $from) (local.get $to)))
        ;; Eight sums of the bits that differ.
        (local.set $bits (v128.const i32x4 0 0 0 0))
        (local.set $i (i32.const 0))
        (loop $words
          (local.set $bits
            (i16x8.add
              (local.get $bits)
              (i16x8.extadd_pairwise_i8x16_u
                (i8x16.popcnt
                  (v128.xor
                    (v128.load (i32.add (local.get $code) (local.get $i)))
                    (v128.load (i32.add (local.get $from) (local.get $i))))))))
          (local.set $i (i32.add (local.get $i) (i32.const 16)))
          (br_if $words (i32.lt_u (local.get $i) (local.get $row))))
        ;; Eight become four, four become two, two become one.
        (local.set $bits (i32x4.extadd_pairwise_i16x8_u (local.get $bits)))
        (local.set $bits
          (i32x4.add
            (local.get $bits)
            (i8x16.shuffle 8 9 10 11 12 13 14 15 0 1 2 3 4 5 6 7 (local.get $bits) (local.get $bits))))
        (local.set $distance
          (i32.add (i32x4.extract_lane 0 (local.get $bits)) (i32x4.extract_lane 1 (local.get $bits))))
        (if (i32.lt_u (local.get $distance) (local.get $least))
          (then (local.set $least (local.get $distance))))
        (local.set $from (i32.add (local.get $from) (local.get $row)))
        (br $rows)))
    (local.get $least)))
