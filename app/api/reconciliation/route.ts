import { takeStatement } from '@/lib/reconciliation/door'

export const POST = takeStatement
