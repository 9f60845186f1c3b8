import { sendDemoStatement } from '@/lib/reconciliation/send-demo-statement'

export const GET = sendDemoStatement
