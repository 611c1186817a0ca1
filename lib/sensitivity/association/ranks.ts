/** Ranks from 1, draws of equal value sharing the mean of theirs. */
export function ranks(values: Float64Array): Float64Array {
  const sorted = Float64Array.from(values).sort();
  const last = sorted.length - 1;
  // The first place of every value, found by halving; equal values run on from there.
  return values.map((value) => {
    let low = 0;
    let high = last;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle]! < value) low = middle + 1;
      else high = middle;
    }
    let end = low;
    if (sorted[end + 1] === value) {
      let beyond = sorted.length;
      while (beyond - end > 1) {
        const middle = (end + beyond) >> 1;
        if (sorted[middle]! > value) beyond = middle;
        else end = middle;
      }
    }
    return (low + end) / 2 + 1;
  });
}
