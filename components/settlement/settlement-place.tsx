import Link from 'next/link'
import { Trail } from '@/components/ui/trail'
import { urlOf } from '@/lib/listing/links'
import { statementPath } from './hrefs'
import styles from './settlement.module.css'

type Asked = {
  month: string
  provider: string | null
  currency: string | null
  day: string | null
  game?: string | null
}

/** Where one is: month, provider and currency, day, game; each step leads back to it. */
export function SettlementPlace({ asked, leaf }: { asked: Asked; leaf?: string }) {
  const { month, provider, currency, day, game } = asked
  const isOf = provider && currency
  const steps = [
    { name: month, href: urlOf('/settlement', { month }) },
    ...(isOf
      ? [{ name: `${provider}, ${currency}`, href: urlOf('/settlement', { month, provider, currency }) }]
      : []),
    ...(isOf && day ? [{ name: day, href: urlOf('/settlement', { month, provider, currency, day }) }] : []),
    ...(game ? [{ name: game, href: null }] : []),
    ...(leaf ? [{ name: leaf, href: null }] : []),
  ]
  return (
    <div className={styles.place}>
      <Trail steps={steps} />
      {provider ? (
        <Link href={urlOf(statementPath(provider), { month })} prefetch={false}>
          Statement of {provider}, {month}
        </Link>
      ) : null}
    </div>
  )
}
