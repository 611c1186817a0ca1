import packed from "#directionNumbers";

/** Dimensions that there are direction numbers for. */
export const dimensions = 1024;

const polynomialBits = 7;

let read: Uint32Array[] | undefined;

/**
 * The 32 direction numbers of a dimension of the Sobol' sequence, as numerators over 2^32, the largest first.
 * From primitive polynomials and initial numbers by S. Joe and F. Y. Kuo, 2008, Constructing Sobol' sequences
 * with better two-dimensional projections, doi:10.1137/070709359 (their set of criterion D6).
 *
 * @param dimension 1 to 1,024
 */
export function directionNumbers(dimension: number): Uint32Array {
  read ??= readDirectionNumbers();
  const numbers = read[dimension - 1];
  if (numbers === undefined) {
    throw new RangeError(
      `Sobol' sequence: dimension ${dimension}; allowed are whole numbers from 1 to ${dimensions}`,
    );
  }
  return numbers;
}

/** Undoes what `lib/node/packDirectionNumbers.ts` does. */
function readDirectionNumbers(): Uint32Array[] {
  let at = 0;
  const next = (bits: number) => {
    let value = 0;
    for (let bit = 0; bit < bits; bit++, at++) {
      value = 2 * value + ((packed[at >> 3]! >> (7 - (at & 7))) & 1);
    }
    return value;
  };
  let polynomial = 1;
  return Array.from({ length: dimensions }, () => {
    polynomial += 2 * next(polynomialBits);
    const degree = 31 - Math.clz32(polynomial);
    const initial = Array.from({ length: Math.max(degree, 1) }, (_, index) => 2 * next(index) + 1);
    return allNumbers(polynomial, degree, initial);
  });
}

/** The recurrence of Sobol' (1967), in the form of Bratley and Fox (1988, doi:10.1145/42288.214372). */
function allNumbers(polynomial: number, degree: number, initial: readonly number[]): Uint32Array {
  const numbers = new Uint32Array(32);
  for (let index = 0; index < 32; index++) {
    if (degree === 0) numbers[index] = 1 << (31 - index);
    else if (index < degree) numbers[index] = initial[index]! << (31 - index);
    else {
      let number = numbers[index - degree]! >>> degree;
      for (let back = 1; back <= degree; back++) {
        if ((polynomial >> (degree - back)) & 1) number ^= numbers[index - back]!;
      }
      numbers[index] = number;
    }
  }
  return numbers;
}
