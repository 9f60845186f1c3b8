import { Combobox } from '@mantine/core'
import { Icon, type IconName } from '@/components/ui/icon'
import { type Hit, type HitKind, hitKinds } from '@/lib/search/hit'
import { groupsOf } from './groups'
import { NothingFound } from './nothing-found'
import styles from './search.module.css'
import type { Answer } from './use-search'

/** A page of the desk that this person may open. */
export type Place = { href: string; label: string; icon: IconName }

const icons: Record<HitKind, IconName> = {
  player: 'players',
  round: 'rounds',
  transaction: 'scales',
  approval: 'approvals',
  case: 'cases',
  request: 'calls',
  provider: 'studio',
  key: 'key',
  staff: 'staff',
  event: 'audit',
}

/** What was found, best first, then the pages of this name. */
export function PaletteOptions({ answer, places }: { answer: Answer; places: Place[] }) {
  const found = answer.state === 'found' || answer.state === 'asking' ? answer.found : null
  const hits = found?.hits ?? []
  return (
    <div className={styles.results}>
      {answer.state === 'failed' ? (
        <div className={styles.note} role="alert">
          {answer.message}
        </div>
      ) : null}
      {answer.state === 'found' && hits.length === 0 && places.length === 0 ? (
        <NothingFound found={answer.found} />
      ) : null}
      <Combobox.Options aria-label="Found">
        {groupsOf(hits).map(([kind, group]) => (
          <Combobox.Group
            key={kind}
            label={hitKinds[kind].title}
            classNames={{ groupLabel: styles.groupName }}
          >
            {group.map(hit => (
              <HitOption key={`${kind} ${hit.id}`} hit={hit} />
            ))}
          </Combobox.Group>
        ))}
        {places.length > 0 ? (
          <Combobox.Group label="Go to" classNames={{ groupLabel: styles.groupName }}>
            {places.map(({ href, label, icon }) => (
              <Combobox.Option key={href} value={href} className={styles.option}>
                <Icon name={icon} />
                {label}
              </Combobox.Option>
            ))}
          </Combobox.Group>
        ) : null}
      </Combobox.Options>
    </div>
  )
}

function HitOption({ hit }: { hit: Hit }) {
  return (
    <Combobox.Option value={hit.href} className={styles.option}>
      <Icon name={icons[hit.kind]} />
      <span className={styles.words}>
        <span className={styles.title}>{hit.title}</span>
        <span className={styles.facts}>{hit.facts}</span>
      </span>
    </Combobox.Option>
  )
}
