'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { confirm, preview } from '@/app/(desk)/resolutions/actions'
import { useAction } from '@/components/actions/use-action'
import { Dialog } from '@/components/ui/dialog'
import type { Outcome } from '@/lib/resolutions/done'
import type { Intent } from '@/lib/resolutions/intent'
import { kinds } from '@/lib/resolutions/kinds'
import type { Offer } from '@/lib/resolutions/preview'
import { AskForm } from './ask-form'
import { OfferForm } from './offer-form'
import { OutcomeView } from './outcome-view'
import type { Target } from './target'

type Props = { target: Target | null; onClose: () => void }

/** Input, preview, confirmation, result. What is shown is what the server did, and nothing before it did it. */
export function ResolutionDialog({ target, onClose }: Props) {
  return (
    <Dialog
      opened={target !== null}
      onClose={onClose}
      title={target?.label}
      size="xl"
      closeOnClickOutside={false}
    >
      {target ? <Steps key={target.label} target={target} onClose={onClose} /> : null}
    </Dialog>
  )
}

function Steps({ target, onClose }: { target: Target; onClose: () => void }) {
  const router = useRouter()
  const [intent, setIntent] = useState<Intent>(() => blank(target))
  const [offer, setOffer] = useState<Offer | null>(null)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const seeing = useAction(preview)
  const confirming = useAction(confirm)
  const see = async () => {
    const seen = await seeing.run(intent)
    if (seen) setOffer(seen.value)
  }
  const put = async (confirmation: string) => {
    const { formId, basis } = offer!
    const done = await confirming.run({ ...intent, formId, basis, confirmation })
    if (!done) return
    setOutcome(done.value)
    router.refresh()
  }
  const back = () => {
    confirming.clear()
    setOffer(null)
  }
  if (outcome) return <OutcomeView outcome={outcome} onClose={onClose} />
  if (offer) {
    const { isPending, message } = confirming
    return <OfferForm offer={offer} onConfirm={put} onBack={back} isPending={isPending} message={message} />
  }
  return (
    <AskForm
      target={target}
      intent={intent}
      onChange={setIntent}
      onPreview={see}
      onClose={onClose}
      isPending={seeing.isPending}
      message={seeing.message}
    />
  )
}

function blank({ action, playerId, roundId, transactionId, caseId }: Target): Intent {
  const { asks } = kinds[action]
  const direction = asks === 'adjustment' ? 'credit' : null
  const names = { action, playerId, roundId, transactionId, caseId }
  return { ...names, amount: asks === 'nothing' ? null : '', direction, reason: '', note: '' }
}
