import { Disputes } from '@/components/overview/disputes'
import { listDisputes } from '@/lib/cases/list-disputes'

/** The twelve disputes of a demo casino; nothing anywhere else. */
export async function DemoDisputes() {
  if (process.env.CAGE_DEMO !== '1') return null
  const disputes = await listDisputes()
  return disputes.length > 0 ? <Disputes disputes={disputes} /> : null
}
