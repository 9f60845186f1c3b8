'use client'

import { useState } from 'react'
import { attempt } from '@/app/(desk)/providers/[id]/policies/actions'
import { useAction } from '@/components/actions/use-action'
import { Panel } from '@/components/ui/panel'
import { Problem } from '@/components/ui/problem'
import { Stack } from '@/components/ui/stack'
import { policyWords } from '@/lib/policy-words'
import type { Report } from '@/lib/replays/report'
import styles from './policies.module.css'
import { PolicyField } from './policy-field'
import { SavePolicies } from './save-policies'
import { TrialReport } from './trial-report'
import { TryControls } from './try-controls'

type Props = {
  providerId: string
  version: number
  policies: Record<string, string>
  isScopeFixed: boolean
  /** The first and the last day of which calls are kept. */
  days: { first: string; last: string }
  /** Why this person may not, or null. */
  against: string | null
}

const scopeFixed =
  'Fixed: this provider has transactions, and they are stored under what an id is unique within now.'

/** A provider's policies: to be looked at, tried on a past day, and saved as the next version. */
export function PolicyForm({ providerId, version, policies, isScopeFixed, days, against }: Props) {
  const [wanted, setWanted] = useState(policies)
  const [day, setDay] = useState(days.last)
  const [report, setReport] = useState<{ of: string; report: Report } | null>(null)
  const { run, isPending, message } = useAction(attempt)
  const changes = Object.keys(policyWords).filter(key => wanted[key] !== policies[key])
  const asked = JSON.stringify(wanted)
  const tryThem = async () => {
    const done = await run({ providerId, day, policies: wanted })
    if (done) setReport({ of: asked, report: done.value })
  }
  return (
    <Stack>
      <Panel title="How this provider differs" aside={`Version ${version}`} flush>
        <p className={styles.lead}>
          Ten questions on which studios differ, and what Cage answers this one. The words say which kind of
          studio expects what; the contract with this one decides. A change counts from its next call, and
          what is decided already stays. {against ? <span className={styles.against}>{against}</span> : null}
        </p>
        {Object.keys(policyWords).map(key => (
          <PolicyField
            key={key}
            policy={key}
            present={policies[key]!}
            value={wanted[key]!}
            onChange={value => setWanted({ ...wanted, [key]: value })}
            fixed={key === 'id_scope' && isScopeFixed ? scopeFixed : null}
            isDisabled={against !== null}
          />
        ))}
        <div className={styles.bar}>
          <p className={styles.changes} aria-live="polite">
            {changes.length === 0
              ? 'Nothing is changed.'
              : `Changed: ${changes.map(key => `${key} = ${wanted[key]}`).join(', ')}`}
          </p>
          <div className={styles.buttons}>
            <TryControls
              day={day}
              onDay={setDay}
              days={days}
              against={against}
              isPending={isPending}
              onTry={tryThem}
            />
            <SavePolicies
              providerId={providerId}
              version={version}
              present={policies}
              wanted={wanted}
              changes={changes}
              against={against}
            />
          </div>
        </div>
        {message ? (
          <div className={styles.problem}>
            <Problem message={message} />
          </div>
        ) : null}
      </Panel>
      {report ? <TrialReport report={report.report} isStale={report.of !== asked} /> : null}
    </Stack>
  )
}
