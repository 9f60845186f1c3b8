import { operatorOperations } from './operator-operations'
import { walletOperations } from './wallet-operations'

/** Every call there is, the wallet's first. */
export const operations = [...walletOperations, ...operatorOperations]
