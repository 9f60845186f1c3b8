'use client'

import { Radio } from '@mantine/core'
import { Tag } from '@/components/ui/tag'
import { policyWords } from '@/lib/policy-words'
import styles from './policies.module.css'

type Props = {
  policy: string
  /** What it is, and what the form says. */
  present: string
  value: string
  onChange: (value: string) => void
  /** Why it cannot be changed at all, or null. */
  fixed: string | null
  isDisabled: boolean
}

/** One policy: each of its values in words, and who expects it. */
export function PolicyField({ policy, present, value, onChange, fixed, isDisabled }: Props) {
  const words = policyWords[policy]!
  const [usual] = Object.keys(words.values)
  return (
    <fieldset className={styles.policy} data-changed={value !== present || undefined}>
      <legend className={styles.heading} style={{ float: 'left', width: '100%' }}>
        {words.title} <code>{policy}</code>
        {value === present ? null : <Tag tone="warn">changed</Tag>}
      </legend>
      <div style={{ clear: 'both' }}>
        {fixed ? <p className={styles.fixed}>{fixed}</p> : null}
        <div className={styles.values}>
          {Object.entries(words.values).map(([one, { means, expects }]) => (
            <Radio
              key={one}
              name={policy}
              value={one}
              checked={value === one}
              disabled={isDisabled || fixed !== null}
              onChange={() => onChange(one)}
              label={
                <>
                  <code>{one}</code> {one === present ? <Tag tone="info">now</Tag> : null}{' '}
                  {one === usual ? <Tag>default</Tag> : null}
                </>
              }
              description={
                <>
                  {means}
                  <span className={styles.expects}>{expects}</span>
                </>
              }
            />
          ))}
        </div>
      </div>
    </fieldset>
  )
}
