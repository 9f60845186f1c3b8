'use client'

import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { Problem } from '@/components/ui/problem'
import type { Offer } from '@/lib/resolutions/preview'
import { PreviewView } from './preview-view'
import styles from './resolutions.module.css'

type Props = {
  offer: Offer
  onConfirm: (typed: string) => void
  onBack: () => void
  isPending: boolean
  message: string | null
}

/** The second step: the exact postings, and the word that is typed to have them made. */
export function OfferForm({ offer, onConfirm, onBack, isPending, message }: Props) {
  const [typed, setTyped] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isPending) onConfirm(typed)
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <PreviewView preview={offer} />
      {offer.refusal ? (
        <Problem message={`It would be refused: ${offer.refusal}`} />
      ) : (
        <>
          <Second offer={offer} />
          <TextInput
            label={
              <>
                To confirm, type <code>{offer.confirmation}</code>
              </>
            }
            autoComplete="off"
            ref={focusOn}
            value={typed}
            onChange={event => setTyped(event.currentTarget.value)}
          />
        </>
      )}
      <Problem message={message} />
      <div className={styles.foot}>
        <Button variant="default" onClick={onBack} disabled={isPending}>
          Back
        </Button>
        {offer.refusal ? null : (
          <Button type="submit" loading={isPending} disabled={typed.trim() === ''}>
            {offer.needsSecondPerson ? 'Ask for approval' : 'Post it'}
          </Button>
        )}
      </div>
    </form>
  )
}

/** The field that is asked for next, once it is there. */
function focusOn(field: HTMLInputElement | null): void {
  field?.focus()
}

function Second({ offer }: { offer: Offer }) {
  if (!offer.needsSecondPerson) return <p className={styles.calm}>One person is enough: {offer.why}</p>
  return (
    <p className={styles.warning}>
      A second person has to approve this before anything is posted. {offer.why}
    </p>
  )
}
