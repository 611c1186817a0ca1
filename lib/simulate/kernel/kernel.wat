;; The loops of the engine, eight draws at a time, in pairs. Each does, bit for bit, what the function of
;; the same name in referenceKernel.ts does. Addresses are in bytes; a block holds a multiple of eight draws.
(module
  (type $operation (func (param i32 i32 i32 i32 i32 i32 i32 i32)))
  (import "kernel" "memory" (memory 1))
  ;; Work that is done outside: functions that have no loop here, uniforms of other designs.
  (import "kernel" "outside" (func $outside (param i32)))

  ;; The operations by their codes, in the order of `instructions` in wasmKernel.ts.
  (table funcref
    (elem $add $subtract $multiply $ratio $least $greatest $less $squareRoot $multiplyAdd $uniforms $callOutside
      $normalShares $normalScores $members))

  ;; Halves of the counter of the block's first two uniforms.
  (global $low (mut i32) (i32.const 0))
  (global $high (mut i32) (i32.const 0))

  ;; Carries out instructions, 32 bytes each: code, three operands with the bytes from eight draws to the
  ;; next eight (64, or 0 for a constant), and the address of the result.
  (func (export "run")
    (param $instruction i32) (param $end i32) (param $blockBytes i32) (param $low i32) (param $high i32)
    (local $to i32)
    (global.set $low (local.get $low))
    (global.set $high (local.get $high))
    (loop $next
      (local.set $to (i32.load offset=28 (local.get $instruction)))
      (call_indirect (type $operation)
        (i32.load offset=4 (local.get $instruction))
        (i32.load offset=8 (local.get $instruction))
        (i32.load offset=12 (local.get $instruction))
        (i32.load offset=16 (local.get $instruction))
        (i32.load offset=20 (local.get $instruction))
        (i32.load offset=24 (local.get $instruction))
        (local.get $to)
        (i32.add (local.get $to) (local.get $blockBytes))
        (i32.load (local.get $instruction)))
      (local.set $instruction (i32.add (local.get $instruction) (i32.const 32)))
      (br_if $next (i32.lt_u (local.get $instruction) (local.get $end)))))

  (func $callOutside (param $work i32) (param i32 i32 i32 i32 i32 i32 i32)
    (call $outside (local.get $work)))

  (func $add
    (param $a i32) (param $aStep i32) (param $b i32) (param $bStep i32) (param i32 i32)
    (param $to i32) (param $end i32)
    (loop $next
      (v128.store (local.get $to) (f64x2.add (v128.load (local.get $a)) (v128.load (local.get $b))))
      (v128.store offset=16 (local.get $to) (f64x2.add (v128.load offset=16 (local.get $a)) (v128.load offset=16 (local.get $b))))
      (v128.store offset=32 (local.get $to) (f64x2.add (v128.load offset=32 (local.get $a)) (v128.load offset=32 (local.get $b))))
      (v128.store offset=48 (local.get $to) (f64x2.add (v128.load offset=48 (local.get $a)) (v128.load offset=48 (local.get $b))))
      (local.set $a (i32.add (local.get $a) (local.get $aStep)))
      (local.set $b (i32.add (local.get $b) (local.get $bStep)))
      (local.set $to (i32.add (local.get $to) (i32.const 64)))
      (br_if $next (i32.lt_u (local.get $to) (local.get $end)))))

  (func $subtract
    (param $a i32) (param $aStep i32) (param $b i32) (param $bStep i32) (param i32 i32)
    (param $to i32) (param $end i32)
    (loop $next
      (v128.store (local.get $to) (f64x2.sub (v128.load (local.get $a)) (v128.load (local.get $b))))
      (v128.store offset=16 (local.get $to) (f64x2.sub (v128.load offset=16 (local.get $a)) (v128.load offset=16 (local.get $b))))
      (v128.store offset=32 (local.get $to) (f64x2.sub (v128.load offset=32 (local.get $a)) (v128.load offset=32 (local.get $b))))
      (v128.store offset=48 (local.get $to) (f64x2.sub (v128.load offset=48 (local.get $a)) (v128.load offset=48 (local.get $b))))
      (local.set $a (i32.add (local.get $a) (local.get $aStep)))
      (local.set $b (i32.add (local.get $b) (local.get $bStep)))
      (local.set $to (i32.add (local.get $to) (i32.const 64)))
      (br_if $next (i32.lt_u (local.get $to) (local.get $end)))))

  (func $multiply
    (param $a i32) (param $aStep i32) (param $b i32) (param $bStep i32) (param i32 i32)
    (param $to i32) (param $end i32)
    (loop $next
      (v128.store (local.get $to) (f64x2.mul (v128.load (local.get $a)) (v128.load (local.get $b))))
      (v128.store offset=16 (local.get $to) (f64x2.mul (v128.load offset=16 (local.get $a)) (v128.load offset=16 (local.get $b))))
      (v128.store offset=32 (local.get $to) (f64x2.mul (v128.load offset=32 (local.get $a)) (v128.load offset=32 (local.get $b))))
      (v128.store offset=48 (local.get $to) (f64x2.mul (v128.load offset=48 (local.get $a)) (v128.load offset=48 (local.get $b))))
      (local.set $a (i32.add (local.get $a) (local.get $aStep)))
      (local.set $b (i32.add (local.get $b) (local.get $bStep)))
      (local.set $to (i32.add (local.get $to) (i32.const 64)))
      (br_if $next (i32.lt_u (local.get $to) (local.get $end)))))

  (func $ratio
    (param $a i32) (param $aStep i32) (param $b i32) (param $bStep i32) (param i32 i32)
    (param $to i32) (param $end i32)
    (loop $next
      (v128.store (local.get $to) (call $quotient (v128.load (local.get $a)) (v128.load (local.get $b))))
      (v128.store offset=16 (local.get $to) (call $quotient (v128.load offset=16 (local.get $a)) (v128.load offset=16 (local.get $b))))
      (v128.store offset=32 (local.get $to) (call $quotient (v128.load offset=32 (local.get $a)) (v128.load offset=32 (local.get $b))))
      (v128.store offset=48 (local.get $to) (call $quotient (v128.load offset=48 (local.get $a)) (v128.load offset=48 (local.get $b))))
      (local.set $a (i32.add (local.get $a) (local.get $aStep)))
      (local.set $b (i32.add (local.get $b) (local.get $bStep)))
      (local.set $to (i32.add (local.get $to) (i32.const 64)))
      (br_if $next (i32.lt_u (local.get $to) (local.get $end)))))

  ;; a where a < b, else b
  (func $least
    (param $a i32) (param $aStep i32) (param $b i32) (param $bStep i32) (param i32 i32)
    (param $to i32) (param $end i32)
    (loop $next
      (v128.store (local.get $to) (f64x2.pmin (v128.load (local.get $b)) (v128.load (local.get $a))))
      (v128.store offset=16 (local.get $to) (f64x2.pmin (v128.load offset=16 (local.get $b)) (v128.load offset=16 (local.get $a))))
      (v128.store offset=32 (local.get $to) (f64x2.pmin (v128.load offset=32 (local.get $b)) (v128.load offset=32 (local.get $a))))
      (v128.store offset=48 (local.get $to) (f64x2.pmin (v128.load offset=48 (local.get $b)) (v128.load offset=48 (local.get $a))))
      (local.set $a (i32.add (local.get $a) (local.get $aStep)))
      (local.set $b (i32.add (local.get $b) (local.get $bStep)))
      (local.set $to (i32.add (local.get $to) (i32.const 64)))
      (br_if $next (i32.lt_u (local.get $to) (local.get $end)))))

  ;; a where a > b, else b
  (func $greatest
    (param $a i32) (param $aStep i32) (param $b i32) (param $bStep i32) (param i32 i32)
    (param $to i32) (param $end i32)
    (loop $next
      (v128.store (local.get $to) (f64x2.pmax (v128.load (local.get $b)) (v128.load (local.get $a))))
      (v128.store offset=16 (local.get $to) (f64x2.pmax (v128.load offset=16 (local.get $b)) (v128.load offset=16 (local.get $a))))
      (v128.store offset=32 (local.get $to) (f64x2.pmax (v128.load offset=32 (local.get $b)) (v128.load offset=32 (local.get $a))))
      (v128.store offset=48 (local.get $to) (f64x2.pmax (v128.load offset=48 (local.get $b)) (v128.load offset=48 (local.get $a))))
      (local.set $a (i32.add (local.get $a) (local.get $aStep)))
      (local.set $b (i32.add (local.get $b) (local.get $bStep)))
      (local.set $to (i32.add (local.get $to) (i32.const 64)))
      (br_if $next (i32.lt_u (local.get $to) (local.get $end)))))

  ;; 1 where a < b, else 0
  (func $less
    (param $a i32) (param $aStep i32) (param $b i32) (param $bStep i32) (param i32 i32)
    (param $to i32) (param $end i32)
    (loop $next
      (v128.store (local.get $to) (v128.and (f64x2.lt (v128.load (local.get $a)) (v128.load (local.get $b))) (v128.const f64x2 1 1)))
      (v128.store offset=16 (local.get $to) (v128.and (f64x2.lt (v128.load offset=16 (local.get $a)) (v128.load offset=16 (local.get $b))) (v128.const f64x2 1 1)))
      (v128.store offset=32 (local.get $to) (v128.and (f64x2.lt (v128.load offset=32 (local.get $a)) (v128.load offset=32 (local.get $b))) (v128.const f64x2 1 1)))
      (v128.store offset=48 (local.get $to) (v128.and (f64x2.lt (v128.load offset=48 (local.get $a)) (v128.load offset=48 (local.get $b))) (v128.const f64x2 1 1)))
      (local.set $a (i32.add (local.get $a) (local.get $aStep)))
      (local.set $b (i32.add (local.get $b) (local.get $bStep)))
      (local.set $to (i32.add (local.get $to) (i32.const 64)))
      (br_if $next (i32.lt_u (local.get $to) (local.get $end)))))

  (func $squareRoot
    (param $a i32) (param $aStep i32) (param i32 i32 i32 i32) (param $to i32) (param $end i32)
    (loop $next
      (v128.store (local.get $to) (f64x2.sqrt (v128.load (local.get $a))))
      (v128.store offset=16 (local.get $to) (f64x2.sqrt (v128.load offset=16 (local.get $a))))
      (v128.store offset=32 (local.get $to) (f64x2.sqrt (v128.load offset=32 (local.get $a))))
      (v128.store offset=48 (local.get $to) (f64x2.sqrt (v128.load offset=48 (local.get $a))))
      (local.set $a (i32.add (local.get $a) (local.get $aStep)))
      (local.set $to (i32.add (local.get $to) (i32.const 64)))
      (br_if $next (i32.lt_u (local.get $to) (local.get $end)))))

  ;; a * b + c, rounded after each
  (func $multiplyAdd
    (param $a i32) (param $aStep i32) (param $b i32) (param $bStep i32) (param $c i32) (param $cStep i32)
    (param $to i32) (param $end i32)
    (loop $next
      (v128.store (local.get $to)
        (f64x2.add
          (f64x2.mul (v128.load (local.get $a)) (v128.load (local.get $b)))
          (v128.load (local.get $c))))
      (v128.store offset=16 (local.get $to)
        (f64x2.add
          (f64x2.mul (v128.load offset=16 (local.get $a)) (v128.load offset=16 (local.get $b)))
          (v128.load offset=16 (local.get $c))))
      (v128.store offset=32 (local.get $to)
        (f64x2.add
          (f64x2.mul (v128.load offset=32 (local.get $a)) (v128.load offset=32 (local.get $b)))
          (v128.load offset=32 (local.get $c))))
      (v128.store offset=48 (local.get $to)
        (f64x2.add
          (f64x2.mul (v128.load offset=48 (local.get $a)) (v128.load offset=48 (local.get $b)))
          (v128.load offset=48 (local.get $c))))
      (local.set $a (i32.add (local.get $a) (local.get $aStep)))
      (local.set $b (i32.add (local.get $b) (local.get $bStep)))
      (local.set $c (i32.add (local.get $c) (local.get $cStep)))
      (local.set $to (i32.add (local.get $to) (i32.const 64)))
      (br_if $next (i32.lt_u (local.get $to) (local.get $end)))))

  ;; a / b, and 0 where b is 0
  (func $quotient (param $a v128) (param $b v128) (result v128)
    (v128.andnot
      (f64x2.div (local.get $a) (local.get $b))
      (f64x2.eq (local.get $b) (v128.const f64x2 0 0))))

  ;; Uniforms (word + 1/2) / 2^32, times a scale plus an offset, from Threefry-2x32 with 13 rounds. Four groups of
  ;; four counters are worked out side by side, because each step waits for the one before it; they make 32 words. A
  ;; line with # stands for four lines, one a group. Where the lower half of the counter runs over, the upper half
  ;; grows by one.
  (func $uniforms
    (param $key0 i32) (param $key1 i32) (param $scaleAt i32) (param i32) (param $offsetAt i32) (param i32)
    (param $to i32) (param $end i32)
    (local $scale v128) (local $offset v128)
    (local $k0 v128) (local $k1 v128) (local $k2 v128) (local $counter v128)
    (local $x# v128) (local $y# v128) (local $low# v128) (local $high# v128)
    (local $exponent v128) (local $less v128)
    (local.set $scale (v128.load (local.get $scaleAt)))
    (local.set $offset (v128.load (local.get $offsetAt)))
    (local.set $exponent (v128.const i32x4 0x41300000 0x41300000 0x41300000 0x41300000))
    (local.set $less (v128.const f64x2 0x1.fffffffffffffp19 0x1.fffffffffffffp19))
    (local.set $k0 (i32x4.splat (local.get $key0)))
    (local.set $k1 (i32x4.splat (local.get $key1)))
    (local.set $k2
      (i32x4.splat (i32.xor (i32.const 0x1bd11bda) (i32.xor (local.get $key0) (local.get $key1)))))
    (local.set $counter (i32x4.add (i32x4.splat (global.get $low)) (v128.const i32x4 0 1 2 3)))
    (loop $next
      (local.set $x# (i32x4.add (local.get $counter) (i32x4.splat (i32.const #*4+0))))
      (local.set $y# (i32x4.add (i32x4.sub (i32x4.splat (global.get $high)) (i32x4.lt_u (local.get $x#) (i32x4.splat (global.get $low)))) (local.get $k1)))
      (local.set $x# (i32x4.add (local.get $x#) (local.get $k0)))
      (local.set $counter (i32x4.add (local.get $counter) (v128.const i32x4 16 16 16 16)))

      (local.set $x# (i32x4.add (local.get $x#) (local.get $y#)))
      (local.set $y# (v128.xor (local.get $x#) (v128.or (i32x4.shl (local.get $y#) (i32.const 13)) (i32x4.shr_u (local.get $y#) (i32.const 19)))))
      (local.set $x# (i32x4.add (local.get $x#) (local.get $y#)))
      (local.set $y# (v128.xor (local.get $x#) (v128.or (i32x4.shl (local.get $y#) (i32.const 15)) (i32x4.shr_u (local.get $y#) (i32.const 17)))))
      (local.set $x# (i32x4.add (local.get $x#) (local.get $y#)))
      (local.set $y# (v128.xor (local.get $x#) (v128.or (i32x4.shl (local.get $y#) (i32.const 26)) (i32x4.shr_u (local.get $y#) (i32.const 6)))))
      (local.set $x# (i32x4.add (local.get $x#) (local.get $y#)))
      (local.set $y# (v128.xor (local.get $x#) (v128.or (i32x4.shl (local.get $y#) (i32.const 6)) (i32x4.shr_u (local.get $y#) (i32.const 26)))))
      (local.set $x# (i32x4.add (local.get $x#) (local.get $k1)))
      (local.set $y# (i32x4.add (local.get $y#) (i32x4.add (local.get $k2) (v128.const i32x4 1 1 1 1))))

      (local.set $x# (i32x4.add (local.get $x#) (local.get $y#)))
      (local.set $y# (v128.xor (local.get $x#) (v128.or (i32x4.shl (local.get $y#) (i32.const 17)) (i32x4.shr_u (local.get $y#) (i32.const 15)))))
      (local.set $x# (i32x4.add (local.get $x#) (local.get $y#)))
      (local.set $y# (v128.xor (local.get $x#) (v128.or (i32x4.shl (local.get $y#) (i32.const 29)) (i32x4.shr_u (local.get $y#) (i32.const 3)))))
      (local.set $x# (i32x4.add (local.get $x#) (local.get $y#)))
      (local.set $y# (v128.xor (local.get $x#) (i8x16.shuffle 2 3 0 1 6 7 4 5 10 11 8 9 14 15 12 13 (local.get $y#) (local.get $y#))))
      (local.set $x# (i32x4.add (local.get $x#) (local.get $y#)))
      (local.set $y# (v128.xor (local.get $x#) (i8x16.shuffle 1 2 3 0 5 6 7 4 9 10 11 8 13 14 15 12 (local.get $y#) (local.get $y#))))
      (local.set $x# (i32x4.add (local.get $x#) (local.get $k2)))
      (local.set $y# (i32x4.add (local.get $y#) (i32x4.add (local.get $k0) (v128.const i32x4 2 2 2 2))))

      (local.set $x# (i32x4.add (local.get $x#) (local.get $y#)))
      (local.set $y# (v128.xor (local.get $x#) (v128.or (i32x4.shl (local.get $y#) (i32.const 13)) (i32x4.shr_u (local.get $y#) (i32.const 19)))))
      (local.set $x# (i32x4.add (local.get $x#) (local.get $y#)))
      (local.set $y# (v128.xor (local.get $x#) (v128.or (i32x4.shl (local.get $y#) (i32.const 15)) (i32x4.shr_u (local.get $y#) (i32.const 17)))))
      (local.set $x# (i32x4.add (local.get $x#) (local.get $y#)))
      (local.set $y# (v128.xor (local.get $x#) (v128.or (i32x4.shl (local.get $y#) (i32.const 26)) (i32x4.shr_u (local.get $y#) (i32.const 6)))))
      (local.set $x# (i32x4.add (local.get $x#) (local.get $y#)))
      (local.set $y# (v128.xor (local.get $x#) (v128.or (i32x4.shl (local.get $y#) (i32.const 6)) (i32x4.shr_u (local.get $y#) (i32.const 26)))))
      (local.set $x# (i32x4.add (local.get $x#) (local.get $k0)))
      (local.set $y# (i32x4.add (local.get $y#) (i32x4.add (local.get $k1) (v128.const i32x4 3 3 3 3))))

      (local.set $x# (i32x4.add (local.get $x#) (local.get $y#)))
      (local.set $y# (v128.xor (local.get $x#) (v128.or (i32x4.shl (local.get $y#) (i32.const 17)) (i32x4.shr_u (local.get $y#) (i32.const 15)))))

      ;; Words in order, x and y by turns. With 0x41300000 above it a word is the double 2^20 + word / 2^32,
      ;; from which 2^20 - 2^-33 is taken without rounding.
      (local.set $low# (i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23 (local.get $x#) (local.get $y#)))
      (local.set $high# (i8x16.shuffle 8 9 10 11 24 25 26 27 12 13 14 15 28 29 30 31 (local.get $x#) (local.get $y#)))
      (v128.store offset=#*64+0 (local.get $to) (f64x2.add (f64x2.mul (f64x2.sub (i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23 (local.get $low#) (local.get $exponent)) (local.get $less)) (local.get $scale)) (local.get $offset)))
      (v128.store offset=#*64+16 (local.get $to) (f64x2.add (f64x2.mul (f64x2.sub (i8x16.shuffle 8 9 10 11 24 25 26 27 12 13 14 15 28 29 30 31 (local.get $low#) (local.get $exponent)) (local.get $less)) (local.get $scale)) (local.get $offset)))
      (v128.store offset=#*64+32 (local.get $to) (f64x2.add (f64x2.mul (f64x2.sub (i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23 (local.get $high#) (local.get $exponent)) (local.get $less)) (local.get $scale)) (local.get $offset)))
      (v128.store offset=#*64+48 (local.get $to) (f64x2.add (f64x2.mul (f64x2.sub (i8x16.shuffle 8 9 10 11 24 25 26 27 12 13 14 15 28 29 30 31 (local.get $high#) (local.get $exponent)) (local.get $less)) (local.get $scale)) (local.get $offset)))
      (local.set $to (i32.add (local.get $to) (i32.const 256)))
      (br_if $next (i32.lt_u (local.get $to) (local.get $end)))))

  ;; Shares of the standard normal distribution below scores, with the tables of normalTables.ts.
  (func $normalShares (param $a i32) (param $tables i32) (param i32 i32 i32 i32) (param $to i32) (param $end i32)
    (loop $next
      (f64.store (local.get $to) (call $tabledNormalCdf (f64.load (local.get $a)) (local.get $tables)))
      (local.set $a (i32.add (local.get $a) (i32.const 8)))
      (local.set $to (i32.add (local.get $to) (i32.const 8)))
      (br_if $next (i32.lt_u (local.get $to) (local.get $end)))))

  ;; Turns uniforms into their normal scores.
  (func $normalScores (param i32) (param $tables i32) (param i32 i32 i32 i32) (param $to i32) (param $end i32)
    (loop $next
      (f64.store (local.get $to) (call $tabledNormalQuantile (f64.load (local.get $to)) (local.get $tables)))
      (local.set $to (i32.add (local.get $to) (i32.const 8)))
      (br_if $next (i32.lt_u (local.get $to) (local.get $end)))))

  ;; Turns the own uniforms of a member of a group into those that it has with the scores of the factor.
  (func $members
    (param $scores i32) (param $tables i32) (param $ofFactor i32) (param i32) (param $ofOwn i32) (param i32)
    (param $to i32) (param $end i32)
    (loop $next
      (f64.store (local.get $to)
        (call $withinUniforms (call $tabledNormalCdf
          (f64.add
            (f64.mul (f64.load (local.get $ofFactor)) (f64.load (local.get $scores)))
            (f64.mul
              (f64.load (local.get $ofOwn))
              (call $tabledNormalQuantile (f64.load (local.get $to)) (local.get $tables))))
          (local.get $tables))))
      (local.set $scores (i32.add (local.get $scores) (i32.const 8)))
      (local.set $to (i32.add (local.get $to) (i32.const 8)))
      (br_if $next (i32.lt_u (local.get $to) (local.get $end)))))

  ;; A share kept within 2^-33 to 1 - 2^-33, as uniforms are.
  (func $withinUniforms (param $share f64) (result f64)
    (f64.max (f64.min (local.get $share) (f64.const 0x1.ffffffffp-1)) (f64.const 0x1p-33)))

  ;; Share below a normal score; its 1,089 nodes are 64 a unit, from -8.5 to 8.5.
  (func $tabledNormalCdf (param $score f64) (param $tables i32) (result f64)
    (local $place f64) (local $node i32)
    (if (f64.le (local.get $score) (f64.const -8.5)) (then (return (f64.const 0))))
    (if (f64.ge (local.get $score) (f64.const 8.5)) (then (return (f64.const 1))))
    (local.set $place (f64.mul (f64.add (local.get $score) (f64.const 8.5)) (f64.const 64)))
    (local.set $node (i32.trunc_sat_f64_u (local.get $place)))
    (local.set $node (select (local.get $node) (i32.const 1087) (i32.lt_u (local.get $node) (i32.const 1087))))
    (call $quintic
      (i32.add (local.get $tables) (i32.mul (local.get $node) (i32.const 24)))
      (f64.sub (local.get $place) (f64.convert_i32_u (local.get $node)))))

  ;; Of a uniform from 2^-33 to 1 - 2^-33. Behind the 1,089 nodes of shares, of 24 bytes each, there are 65 an octave,
  ;; 32 octaves from 2^-33 to 1/2.
  (func $tabledNormalQuantile (param $u f64) (param $tables i32) (result f64)
    (local $w f64) (local $octave i32) (local $place f64) (local $node i32) (local $value f64)
    (local.set $w
      (select (local.get $u) (f64.sub (f64.const 1) (local.get $u)) (f64.le (local.get $u) (f64.const 0.5))))
    (local.set $octave
      (i32.sub (i32.wrap_i64 (i64.shr_u (i64.reinterpret_f64 (local.get $w)) (i64.const 52))) (i32.const 990)))
    (local.set $octave
      (select (local.get $octave) (i32.const 31) (i32.lt_u (local.get $octave) (i32.const 31))))
    ;; w over the start of its octave, 2^(octave - 33)
    (local.set $place
      (f64.mul
        (f64.sub
          (f64.mul
            (local.get $w)
            (f64.reinterpret_i64
              (i64.shl (i64.extend_i32_u (i32.sub (i32.const 1056) (local.get $octave))) (i64.const 52))))
          (f64.const 1))
        (f64.const 64)))
    (local.set $node (i32.trunc_f64_u (local.get $place)))
    (local.set $node (select (local.get $node) (i32.const 63) (i32.lt_u (local.get $node) (i32.const 63))))
    (local.set $value
      (call $quintic
        (i32.add
          (local.get $tables)
          (i32.mul
            (i32.add
              (i32.const 1089)
              (i32.add (i32.mul (local.get $octave) (i32.const 65)) (local.get $node)))
            (i32.const 24)))
        (f64.sub (local.get $place) (f64.convert_i32_u (local.get $node)))))
    (select (local.get $value) (f64.neg (local.get $value)) (f64.le (local.get $u) (f64.const 0.5))))

  ;; As quintic.ts has it: between a node and the next, each with value, slope and half bend.
  (func $quintic (param $node i32) (param $t f64) (result f64)
    (local $value f64) (local $slope f64) (local $halfBend f64) (local $next f64)
    (local $missing f64) (local $slopeMissing f64) (local $halfBendMissing f64)
    (local $third f64) (local $fourth f64) (local $fifth f64) (local $inside f64)
    (local.set $value (f64.load (local.get $node)))
    (local.set $slope (f64.load offset=8 (local.get $node)))
    (local.set $halfBend (f64.load offset=16 (local.get $node)))
    (local.set $next (f64.load offset=24 (local.get $node)))
    (local.set $missing
      (f64.sub (f64.sub (f64.sub (local.get $next) (local.get $value)) (local.get $slope)) (local.get $halfBend)))
    (local.set $slopeMissing
      (f64.sub
        (f64.sub (f64.load offset=32 (local.get $node)) (local.get $slope))
        (f64.mul (f64.const 2) (local.get $halfBend))))
    (local.set $halfBendMissing (f64.sub (f64.load offset=40 (local.get $node)) (local.get $halfBend)))
    (local.set $third
      (f64.add
        (f64.sub (f64.mul (f64.const 10) (local.get $missing)) (f64.mul (f64.const 4) (local.get $slopeMissing)))
        (local.get $halfBendMissing)))
    (local.set $fourth
      (f64.sub
        (f64.add (f64.mul (f64.const -15) (local.get $missing)) (f64.mul (f64.const 7) (local.get $slopeMissing)))
        (f64.mul (f64.const 2) (local.get $halfBendMissing))))
    (local.set $fifth
      (f64.add
        (f64.sub (f64.mul (f64.const 6) (local.get $missing)) (f64.mul (f64.const 3) (local.get $slopeMissing)))
        (local.get $halfBendMissing)))
    (local.set $inside (f64.add (local.get $fourth) (f64.mul (local.get $t) (local.get $fifth))))
    (local.set $inside (f64.add (local.get $third) (f64.mul (local.get $t) (local.get $inside))))
    (local.set $inside (f64.add (local.get $halfBend) (f64.mul (local.get $t) (local.get $inside))))
    (local.set $inside (f64.add (local.get $slope) (f64.mul (local.get $t) (local.get $inside))))
    (local.set $inside (f64.add (local.get $value) (f64.mul (local.get $t) (local.get $inside))))
    (f64.min (f64.max (local.get $inside) (local.get $value)) (local.get $next)))

  ;; How many draws of a block are below a bound.
  (func (export "countBelow") (param $value i32) (param $end i32) (param $bound f64) (result i32)
    (local $bounds v128) (local $counts v128)
    (local.set $bounds (f64x2.splat (local.get $bound)))
    (loop $next
      (local.set $counts
        (i64x2.sub (local.get $counts) (f64x2.lt (v128.load (local.get $value)) (local.get $bounds))))
      (local.set $value (i32.add (local.get $value) (i32.const 16)))
      (br_if $next (i32.lt_u (local.get $value) (local.get $end))))
    (i32.add (i32x4.extract_lane 0 (local.get $counts)) (i32x4.extract_lane 2 (local.get $counts))))

  ;; How many draws of a block are above a bound.
  (func (export "countAbove") (param $value i32) (param $end i32) (param $bound f64) (result i32)
    (local $bounds v128) (local $counts v128)
    (local.set $bounds (f64x2.splat (local.get $bound)))
    (loop $next
      (local.set $counts
        (i64x2.sub (local.get $counts) (f64x2.gt (v128.load (local.get $value)) (local.get $bounds))))
      (local.set $value (i32.add (local.get $value) (i32.const 16)))
      (br_if $next (i32.lt_u (local.get $value) (local.get $end))))
    (i32.add (i32x4.extract_lane 0 (local.get $counts)) (i32x4.extract_lane 2 (local.get $counts))))

  ;; Loops over a column of draws; each does, bit for bit, what the function of the same name in
  ;; plainColumnLoops.ts does.

  ;; Writes the sum of the differences from a centre to address 0, and that of their squares to 8.
  (func (export "moments") (param $value i32) (param $end i32) (param $centre f64)
    (local $difference f64) (local $sum f64) (local $sumOfSquares f64)
    (loop $next
      (local.set $difference (f64.sub (f64.load (local.get $value)) (local.get $centre)))
      (local.set $sum (f64.add (local.get $sum) (local.get $difference)))
      (local.set $sumOfSquares
        (f64.add (local.get $sumOfSquares) (f64.mul (local.get $difference) (local.get $difference))))
      (local.set $value (i32.add (local.get $value) (i32.const 8)))
      (br_if $next (i32.lt_u (local.get $value) (local.get $end))))
    (f64.store (i32.const 0) (local.get $sum))
    (f64.store (i32.const 8) (local.get $sumOfSquares)))

  ;; Widens the bounds at addresses 0 and 16, two equal numbers each, to hold the values, an even number of them.
  (func (export "bounds") (param $value i32) (param $end i32)
    (local $least v128) (local $most v128) (local $pair v128)
    (local.set $least (v128.load (i32.const 0)))
    (local.set $most (v128.load (i32.const 16)))
    (loop $next
      (local.set $pair (v128.load (local.get $value)))
      (local.set $least (f64x2.pmin (local.get $least) (local.get $pair)))
      (local.set $most (f64x2.pmax (local.get $most) (local.get $pair)))
      (local.set $value (i32.add (local.get $value) (i32.const 16)))
      (br_if $next (i32.lt_u (local.get $value) (local.get $end))))
    (v128.store (i32.const 0) (f64x2.pmin (local.get $least) (i8x16.shuffle 8 9 10 11 12 13 14 15 0 1 2 3 4 5 6 7 (local.get $least) (local.get $least))))
    (v128.store (i32.const 16) (f64x2.pmax (local.get $most) (i8x16.shuffle 8 9 10 11 12 13 14 15 0 1 2 3 4 5 6 7 (local.get $most) (local.get $most)))))

  ;; Counts the values of each bucket.
  (func (export "count")
    (param $value i32) (param $end i32) (param $least f64) (param $scale f64) (param $counts i32)
    (local $count i32)
    (loop $next
      (local.set $count (i32.add (local.get $counts) (i32.shl
        (i32.trunc_sat_f64_s (f64.mul (f64.sub (f64.load (local.get $value)) (local.get $least)) (local.get $scale)))
        (i32.const 2))))
      (i32.store (local.get $count) (i32.add (i32.load (local.get $count)) (i32.const 1)))
      (local.set $value (i32.add (local.get $value) (i32.const 8)))
      (br_if $next (i32.lt_u (local.get $value) (local.get $end)))))

  ;; Writes the values of the buckets that have a 1 one after another, and gives the address behind the last.
  (func (export "gather")
    (param $value i32) (param $end i32) (param $least f64) (param $scale f64) (param $wanted i32) (param $to i32)
    (result i32)
    (loop $next
      (f64.store (local.get $to) (f64.load (local.get $value)))
      (local.set $to (i32.add (local.get $to) (i32.shl
        (i32.load8_u (i32.add (local.get $wanted)
          (i32.trunc_sat_f64_s (f64.mul (f64.sub (f64.load (local.get $value)) (local.get $least)) (local.get $scale)))))
        (i32.const 3))))
      (local.set $value (i32.add (local.get $value) (i32.const 8)))
      (br_if $next (i32.lt_u (local.get $value) (local.get $end))))
    (local.get $to))

  ;; Counts the values of each bucket, from 0 to a last one, and writes those of the buckets that have a 1 one after
  ;; another. Gives the address behind the last.
  (func (export "sift")
    (param $value i32) (param $end i32) (param $least f64) (param $scale f64) (param $last i32)
    (param $counts i32) (param $wanted i32) (param $to i32)
    (result i32)
    (local $bucket i32) (local $count i32)
    (loop $next
      (local.set $bucket
        (i32.trunc_sat_f64_u (f64.mul (f64.sub (f64.load (local.get $value)) (local.get $least)) (local.get $scale))))
      (local.set $bucket
        (select (local.get $bucket) (local.get $last) (i32.lt_u (local.get $bucket) (local.get $last))))
      (local.set $count (i32.add (local.get $counts) (i32.shl (local.get $bucket) (i32.const 2))))
      (i32.store (local.get $count) (i32.add (i32.load (local.get $count)) (i32.const 1)))
      (f64.store (local.get $to) (f64.load (local.get $value)))
      (local.set $to (i32.add (local.get $to) (i32.shl
        (i32.load8_u (i32.add (local.get $wanted) (local.get $bucket)))
        (i32.const 3))))
      (local.set $value (i32.add (local.get $value) (i32.const 8)))
      (br_if $next (i32.lt_u (local.get $value) (local.get $end))))
    (local.get $to)))
