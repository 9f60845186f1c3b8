/**
 * An amount as a floating-point number, for the height of a pixel and nothing else: a chart cannot take a
 * string. It is rounded; never add it up, compare it or write it. What a chart says in words comes from the string.
 */
export function toPlotted(amount: string): number {
  return +amount
}
