;; The loops of the engine, two draws at a time. Each does, bit for bit, what the function of the same
;; name in referenceKernel.ts does. Addresses are in bytes; a block holds an even number of draws.
(module
  (import "kernel" "memory" (memory 1))

  (func (export "add") (param $a i32) (param $b i32) (param $to i32) (param $end i32)
    (loop $next
      (v128.store (local.get $to) (f64x2.add (v128.load (local.get $a)) (v128.load (local.get $b))))
      (local.set $a (i32.add (local.get $a) (i32.const 16)))
      (local.set $b (i32.add (local.get $b) (i32.const 16)))
      (local.set $to (i32.add (local.get $to) (i32.const 16)))
      (br_if $next (i32.lt_u (local.get $to) (local.get $end)))))

  (func (export "subtract") (param $a i32) (param $b i32) (param $to i32) (param $end i32)
    (loop $next
      (v128.store (local.get $to) (f64x2.sub (v128.load (local.get $a)) (v128.load (local.get $b))))
      (local.set $a (i32.add (local.get $a) (i32.const 16)))
      (local.set $b (i32.add (local.get $b) (i32.const 16)))
      (local.set $to (i32.add (local.get $to) (i32.const 16)))
      (br_if $next (i32.lt_u (local.get $to) (local.get $end)))))

  (func (export "multiply") (param $a i32) (param $b i32) (param $to i32) (param $end i32)
    (loop $next
      (v128.store (local.get $to) (f64x2.mul (v128.load (local.get $a)) (v128.load (local.get $b))))
      (local.set $a (i32.add (local.get $a) (i32.const 16)))
      (local.set $b (i32.add (local.get $b) (i32.const 16)))
      (local.set $to (i32.add (local.get $to) (i32.const 16)))
      (br_if $next (i32.lt_u (local.get $to) (local.get $end)))))

  ;; a / b, and 0 where b is 0
  (func (export "ratio") (param $a i32) (param $b i32) (param $to i32) (param $end i32)
    (local $divisor v128)
    (loop $next
      (local.set $divisor (v128.load (local.get $b)))
      (v128.store (local.get $to)
        (v128.andnot
          (f64x2.div (v128.load (local.get $a)) (local.get $divisor))
          (f64x2.eq (local.get $divisor) (v128.const f64x2 0 0))))
      (local.set $a (i32.add (local.get $a) (i32.const 16)))
      (local.set $b (i32.add (local.get $b) (i32.const 16)))
      (local.set $to (i32.add (local.get $to) (i32.const 16)))
      (br_if $next (i32.lt_u (local.get $to) (local.get $end)))))

  ;; a where a < b, else b
  (func (export "least") (param $a i32) (param $b i32) (param $to i32) (param $end i32)
    (loop $next
      (v128.store (local.get $to) (f64x2.pmin (v128.load (local.get $b)) (v128.load (local.get $a))))
      (local.set $a (i32.add (local.get $a) (i32.const 16)))
      (local.set $b (i32.add (local.get $b) (i32.const 16)))
      (local.set $to (i32.add (local.get $to) (i32.const 16)))
      (br_if $next (i32.lt_u (local.get $to) (local.get $end)))))

  ;; a where a > b, else b
  (func (export "greatest") (param $a i32) (param $b i32) (param $to i32) (param $end i32)
    (loop $next
      (v128.store (local.get $to) (f64x2.pmax (v128.load (local.get $b)) (v128.load (local.get $a))))
      (local.set $a (i32.add (local.get $a) (i32.const 16)))
      (local.set $b (i32.add (local.get $b) (i32.const 16)))
      (local.set $to (i32.add (local.get $to) (i32.const 16)))
      (br_if $next (i32.lt_u (local.get $to) (local.get $end)))))

  ;; 1 where a < b, else 0
  (func (export "less") (param $a i32) (param $b i32) (param $to i32) (param $end i32)
    (loop $next
      (v128.store (local.get $to)
        (v128.and
          (f64x2.lt (v128.load (local.get $a)) (v128.load (local.get $b)))
          (v128.const f64x2 1 1)))
      (local.set $a (i32.add (local.get $a) (i32.const 16)))
      (local.set $b (i32.add (local.get $b) (i32.const 16)))
      (local.set $to (i32.add (local.get $to) (i32.const 16)))
      (br_if $next (i32.lt_u (local.get $to) (local.get $end)))))

  (func (export "squareRoot") (param $a i32) (param $to i32) (param $end i32)
    (loop $next
      (v128.store (local.get $to) (f64x2.sqrt (v128.load (local.get $a))))
      (local.set $a (i32.add (local.get $a) (i32.const 16)))
      (local.set $to (i32.add (local.get $to) (i32.const 16)))
      (br_if $next (i32.lt_u (local.get $to) (local.get $end)))))

  ;; Uniforms (word + 1/2) / 2^32 from Threefry-2x32 with 13 rounds, four counters at a time, which
  ;; make eight words. `low` and `high` are the halves of the first counter; low + counters < 2^32.
  (func (export "uniforms")
    (param $key0 i32) (param $key1 i32) (param $low i32) (param $high i32) (param $to i32) (param $end i32)
    (local $k0 v128) (local $k1 v128) (local $k2 v128)
    (local $counter v128) (local $x v128) (local $y v128) (local $words v128)
    (local.set $k0 (i32x4.splat (local.get $key0)))
    (local.set $k1 (i32x4.splat (local.get $key1)))
    (local.set $k2
      (i32x4.splat (i32.xor (i32.const 0x1bd11bda) (i32.xor (local.get $key0) (local.get $key1)))))
    (local.set $counter (i32x4.add (i32x4.splat (local.get $low)) (v128.const i32x4 0 1 2 3)))
    (loop $next
      (local.set $x (i32x4.add (local.get $counter) (local.get $k0)))
      (local.set $y (i32x4.add (i32x4.splat (local.get $high)) (local.get $k1)))

      (local.set $x (i32x4.add (local.get $x) (local.get $y)))
      (local.set $y (v128.xor (local.get $x) (v128.or (i32x4.shl (local.get $y) (i32.const 13)) (i32x4.shr_u (local.get $y) (i32.const 19)))))
      (local.set $x (i32x4.add (local.get $x) (local.get $y)))
      (local.set $y (v128.xor (local.get $x) (v128.or (i32x4.shl (local.get $y) (i32.const 15)) (i32x4.shr_u (local.get $y) (i32.const 17)))))
      (local.set $x (i32x4.add (local.get $x) (local.get $y)))
      (local.set $y (v128.xor (local.get $x) (v128.or (i32x4.shl (local.get $y) (i32.const 26)) (i32x4.shr_u (local.get $y) (i32.const 6)))))
      (local.set $x (i32x4.add (local.get $x) (local.get $y)))
      (local.set $y (v128.xor (local.get $x) (v128.or (i32x4.shl (local.get $y) (i32.const 6)) (i32x4.shr_u (local.get $y) (i32.const 26)))))
      (local.set $x (i32x4.add (local.get $x) (local.get $k1)))
      (local.set $y (i32x4.add (local.get $y) (i32x4.add (local.get $k2) (v128.const i32x4 1 1 1 1))))

      (local.set $x (i32x4.add (local.get $x) (local.get $y)))
      (local.set $y (v128.xor (local.get $x) (v128.or (i32x4.shl (local.get $y) (i32.const 17)) (i32x4.shr_u (local.get $y) (i32.const 15)))))
      (local.set $x (i32x4.add (local.get $x) (local.get $y)))
      (local.set $y (v128.xor (local.get $x) (v128.or (i32x4.shl (local.get $y) (i32.const 29)) (i32x4.shr_u (local.get $y) (i32.const 3)))))
      (local.set $x (i32x4.add (local.get $x) (local.get $y)))
      (local.set $y (v128.xor (local.get $x) (v128.or (i32x4.shl (local.get $y) (i32.const 16)) (i32x4.shr_u (local.get $y) (i32.const 16)))))
      (local.set $x (i32x4.add (local.get $x) (local.get $y)))
      (local.set $y (v128.xor (local.get $x) (v128.or (i32x4.shl (local.get $y) (i32.const 24)) (i32x4.shr_u (local.get $y) (i32.const 8)))))
      (local.set $x (i32x4.add (local.get $x) (local.get $k2)))
      (local.set $y (i32x4.add (local.get $y) (i32x4.add (local.get $k0) (v128.const i32x4 2 2 2 2))))

      (local.set $x (i32x4.add (local.get $x) (local.get $y)))
      (local.set $y (v128.xor (local.get $x) (v128.or (i32x4.shl (local.get $y) (i32.const 13)) (i32x4.shr_u (local.get $y) (i32.const 19)))))
      (local.set $x (i32x4.add (local.get $x) (local.get $y)))
      (local.set $y (v128.xor (local.get $x) (v128.or (i32x4.shl (local.get $y) (i32.const 15)) (i32x4.shr_u (local.get $y) (i32.const 17)))))
      (local.set $x (i32x4.add (local.get $x) (local.get $y)))
      (local.set $y (v128.xor (local.get $x) (v128.or (i32x4.shl (local.get $y) (i32.const 26)) (i32x4.shr_u (local.get $y) (i32.const 6)))))
      (local.set $x (i32x4.add (local.get $x) (local.get $y)))
      (local.set $y (v128.xor (local.get $x) (v128.or (i32x4.shl (local.get $y) (i32.const 6)) (i32x4.shr_u (local.get $y) (i32.const 26)))))
      (local.set $x (i32x4.add (local.get $x) (local.get $k0)))
      (local.set $y (i32x4.add (local.get $y) (i32x4.add (local.get $k1) (v128.const i32x4 3 3 3 3))))

      (local.set $x (i32x4.add (local.get $x) (local.get $y)))
      (local.set $y (v128.xor (local.get $x) (v128.or (i32x4.shl (local.get $y) (i32.const 17)) (i32x4.shr_u (local.get $y) (i32.const 15)))))

      ;; Words in order: x0 y0 x1 y1, then x2 y2 x3 y3.
      (local.set $words (i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23 (local.get $x) (local.get $y)))
      (v128.store (local.get $to) (call $uniform (local.get $words)))
      (v128.store offset=16 (local.get $to)
        (call $uniform (i8x16.shuffle 8 9 10 11 12 13 14 15 0 0 0 0 0 0 0 0 (local.get $words) (local.get $words))))
      (local.set $words (i8x16.shuffle 8 9 10 11 24 25 26 27 12 13 14 15 28 29 30 31 (local.get $x) (local.get $y)))
      (v128.store offset=32 (local.get $to) (call $uniform (local.get $words)))
      (v128.store offset=48 (local.get $to)
        (call $uniform (i8x16.shuffle 8 9 10 11 12 13 14 15 0 0 0 0 0 0 0 0 (local.get $words) (local.get $words))))

      (local.set $counter (i32x4.add (local.get $counter) (v128.const i32x4 4 4 4 4)))
      (local.set $to (i32.add (local.get $to) (i32.const 64)))
      (br_if $next (i32.lt_u (local.get $to) (local.get $end)))))

  ;; (word + 1/2) / 2^32 of the lower two words
  (func $uniform (param $words v128) (result v128)
    (f64x2.mul
      (f64x2.add (f64x2.convert_low_i32x4_u (local.get $words)) (v128.const f64x2 0.5 0.5))
      (v128.const f64x2 0x1p-32 0x1p-32))))
