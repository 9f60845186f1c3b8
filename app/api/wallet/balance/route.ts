import { walletEndpoints } from '@/lib/wallet/endpoints'
import { toRoute } from '@/lib/wire/route'

export const POST = toRoute(walletEndpoints.balance)
