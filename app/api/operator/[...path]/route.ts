import { operatorEndpoint } from '@/lib/operator/endpoint'
import { toRoute } from '@/lib/wire/route'

// The endpoint finds its call itself, so that both doors answer every method and path alike.
const call = toRoute(operatorEndpoint)

export { call as DELETE, call as GET, call as PATCH, call as POST, call as PUT }
