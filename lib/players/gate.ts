/** Sandbox keys touch test players, live keys real ones: to the others a player does not exist. */
export function mayTouch(mode: 'sandbox' | 'live', player: { test: boolean }): boolean {
  return (mode === 'sandbox') === player.test
}
