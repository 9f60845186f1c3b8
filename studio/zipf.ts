/**
 * Ranks 0 … count−1, drawn as players come to a casino: a few play most of the rounds. `draw` takes a number
 * in [0, 1) and gives a rank; rank k has the weight 1 / (k + 1)^skew.
 */
export function makeZipf(count: number, skew: number): (chance: number) => number {
  const sums: number[] = []
  let sum = 0
  for (let rank = 0; rank < count; rank++) {
    sum += 1 / (rank + 1) ** skew
    sums.push(sum)
  }
  return chance => {
    const wanted = chance * sum
    let [low, high] = [0, count - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if (sums[middle]! > wanted) high = middle
      else low = middle + 1
    }
    return low
  }
}
