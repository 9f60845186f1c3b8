'use client'

import { Button, Textarea } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import resolving from '@/components/resolutions/resolutions.module.css'
import { Problem } from '@/components/ui/problem'
import type { SheetOffer } from '@/lib/fx/put'
import { SheetPreviewView } from './sheet-preview'

type Props = {
  offer: SheetOffer
  isPending: boolean
  message: string | null
  onBack: () => void
  onConfirm: (reason: string) => void
  children?: ReactNode
}

/** What a sheet would change, why it is set, and the last word. */
export function ConfirmSheet({ offer, isPending, message, onBack, onConfirm }: Props) {
  const [reason, setReason] = useState('')
  const isEmpty = offer.counts.fresh === '0' && offer.counts.corrections === '0'
  return (
    <form
      className={resolving.form}
      onSubmit={event => {
        event.preventDefault()
        onConfirm(reason)
      }}
    >
      <SheetPreviewView preview={offer} label="What it would set" />
      {isEmpty ? (
        <p className={resolving.calm}>These rates are there already: nothing would change.</p>
      ) : (
        <Textarea
          label="Reason"
          description="At least three letters. It stays with the rates, with your name."
          value={reason}
          onChange={event => setReason(event.currentTarget.value)}
          autosize
          minRows={2}
          maxRows={6}
          maxLength={500}
          required
        />
      )}
      <Problem message={message} />
      <div className={resolving.foot}>
        <Button variant="default" onClick={onBack}>
          Back
        </Button>
        <Button type="submit" loading={isPending} disabled={isEmpty || reason.trim().length < 3}>
          {offer.why ? 'Ask for it' : 'Set it'}
        </Button>
      </div>
    </form>
  )
}
