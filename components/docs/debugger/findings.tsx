'use client'

import { useEffect, useState } from 'react'
import { type Diagnosis, diagnose } from '@/lib/reference/debugger/diagnose'
import { canSign } from '@/lib/reference/debugger/hmac'
import { lookAt } from '@/lib/reference/debugger/look'
import { isCertain, type Mistake, mistakes } from '@/lib/reference/debugger/mistakes'
import { type Pasted, sentFrom } from '@/lib/reference/debugger/pasted'
import styles from './debugger.module.css'

type Props = { pasted: Pasted; secret: string; origin: string }

/** What is wrong with the call: what can be seen, and with a sandbox secret how the signature came about. */
export function Findings({ pasted, secret, origin }: Props) {
  const diagnosis = useDiagnosis({ pasted, secret, origin })
  const sent = sentFrom(pasted)
  if (!sent || pasted.signature === '') {
    return (
      <section className={styles.panel} aria-label="Verdict">
        <h2 className={styles.title}>Verdict</h2>
        <p>Paste the headers and the body of a call that was refused with INVALID_SIGNATURE.</p>
      </section>
    )
  }
  const named = diagnosis?.kind === 'named' ? diagnosis.mistakes : []
  const seen = lookAt(sent, null).filter(mistake => isCertain(mistake) || diagnosis?.kind !== 'right')
  return (
    <section className={styles.panel} aria-label="Verdict" aria-live="polite">
      <h2 className={styles.title}>Verdict</h2>
      <p
        className={styles.verdict}
        data-tone={diagnosis?.kind === 'right' && seen.length === 0 ? 'good' : undefined}
      >
        {wordsFor(diagnosis, seen, secret)}
      </p>
      <ul className={styles.findings}>
        {[...named, ...seen].map(mistake => (
          <Finding key={mistake} mistake={mistake} />
        ))}
      </ul>
      {diagnosis && diagnosis.kind !== 'right' ? (
        <p className={styles.expected}>
          X-Signature should be <code>{diagnosis.expected}</code>
        </p>
      ) : null}
    </section>
  )
}

function Finding({ mistake }: { mistake: Mistake }) {
  const [title, mend] = mistakes[mistake]
  return (
    <li data-tone={isCertain(mistake) ? 'bad' : 'warn'}>
      <strong>{title}</strong>
      <span>{mend}</span>
    </li>
  )
}

function wordsFor(diagnosis: Diagnosis | null, seen: Mistake[], secret: string): string {
  if (diagnosis?.kind === 'right') {
    return seen.length === 0
      ? 'The signature is right: these bytes, under this secret.'
      : 'The signature is right, but the call will be refused for something else:'
  }
  if (diagnosis?.kind === 'named') return 'The signature is wrong, and this is how it came about:'
  if (diagnosis?.kind === 'unknown') {
    return 'The signature is of other bytes, or made with another secret. Print the string that your code signs, and paste it into the last field.'
  }
  if (secret && !canSign())
    return 'This browser computes signatures over https only. Without one, this can be seen:'
  if (seen.some(isCertain)) return 'This call is refused, whatever was signed:'
  return 'From outside nothing is wrong. Whether the signature is right cannot be told without the secret: compare the string below with the one your code signs.'
}

/** Null while nobody can say: without a secret, or until it is worked out. */
function useDiagnosis({ pasted, secret, origin }: Props): Diagnosis | null {
  const [found, setFound] = useState<Diagnosis | null>(null)
  useEffect(() => {
    let isCurrent = true
    const sent = sentFrom(pasted)
    setFound(null)
    if (sent && secret && canSign()) {
      diagnose(sent, secret, origin).then(diagnosis => {
        if (isCurrent) setFound(diagnosis)
      })
    }
    return () => {
      isCurrent = false
    }
  }, [pasted, secret, origin])
  return found
}
