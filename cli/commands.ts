import type { Command } from './command'
import { fxCommands } from './fx'
import { gameCommands } from './game'
import { keyCommands } from './key'
import { ledgerCommands } from './ledger'
import { playerCommands } from './player'
import { providerCommands } from './provider'
import { reconcileCommands } from './reconcile'
import { rollupCommands } from './rollups'
import { sealCommands } from './seal'
import { staffCommands } from './staff'

/** Every command, in the order in which the help shows them. */
export const commands: Command[] = [
  ...providerCommands,
  ...keyCommands,
  ...gameCommands,
  ...fxCommands,
  ...playerCommands,
  ...staffCommands,
  ...ledgerCommands,
  ...rollupCommands,
  ...reconcileCommands,
  ...sealCommands,
]
