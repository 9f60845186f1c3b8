import { FactsPanel } from '@/components/providers/facts-panel'
import styles from '@/components/providers/providers.module.css'
import { RefusalCodes } from '@/components/providers/refusal-codes'
import { now } from '@/lib/clock'
import { getFacts } from '@/lib/providers/get-facts'
import { countRefusals } from '@/lib/reports/refusal-counts'
import { type Role, reasonAgainst } from '@/lib/staff/permissions'

/** What was refused lately, and what is said of the provider. */
export async function Facts({ id, role }: { id: string; role: Role }) {
  const [codes, facts] = await Promise.all([countRefusals(id, now()), getFacts(id)])
  if (!facts) return null
  return (
    <div className={styles.pair}>
      <RefusalCodes providerId={id} codes={codes} />
      <FactsPanel facts={facts} against={reasonAgainst(role, 'providers.manage')} />
    </div>
  )
}
