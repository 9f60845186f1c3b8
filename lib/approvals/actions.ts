/** What may need a second person. The words are the audit's and the ledger's (`detail.action`) too. */
export const heldActions = {
  'transaction.rollback': 'Roll back one transaction',
  'round.rollback': 'Roll back a round',
  'round.settle': 'Settle a round',
  'round.close': 'Close a round',
  'win.accept': 'Accept a refused win',
  'win.release': 'Take back a kept win',
  'player.adjust': 'Adjust a balance',
  'rate.set': 'Set a rate',
} as const

export type HeldAction = keyof typeof heldActions

export const heldActionNames = Object.keys(heldActions) as HeldAction[]

/** Whose threshold is by how many per cent something moves, not an amount of money. */
export function isInPerCent(action: string): boolean {
  return action === 'rate.set'
}

export function isHeldAction(word: string): word is HeldAction {
  return Object.hasOwn(heldActions, word)
}
