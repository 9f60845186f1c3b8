/** How long a case can be put off with one click. */
export const snoozeChoices = [
  ['1h', 'an hour'],
  ['4h', 'four hours'],
  ['1d', 'a day'],
] as const
