'use client'

import { Button, Progress } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { keepMapping, lookAtStatement } from '@/app/(desk)/reconciliation/actions'
import { useAction } from '@/components/actions/use-action'
import { Panel } from '@/components/ui/panel'
import { Problem } from '@/components/ui/problem'
import { peekMax } from '@/lib/reconciliation/limits'
import type { Looked } from '@/lib/reconciliation/look'
import type { Mapping } from '@/lib/reconciliation/mapping'
import { monthAfter, spanOf } from '@/lib/settlement/months'
import { AskedFields } from './asked-fields'
import { MappingFields } from './mapping-fields'
import styles from './reconciliation.module.css'
import { sendStatement } from './send-statement'
import { StatementPreview } from './statement-preview'

type Props = {
  against: string | null
  providers: { id: string; name: string }[]
  asked: string | null
  /** `YYYY-MM`: the month that is proposed; the last one unless said. */
  month: string | null
  today: string
  bytesMax: number
}

/** Provider, period and file; how the file is read, seen on its first rows; then it is sent and compared. */
export function LayForm({ against, providers, asked, month, today, bytesMax }: Props) {
  const router = useRouter()
  const [provider, setProvider] = useState(asked ?? providers[0]?.id ?? '')
  const [days, setDays] = useState(spanOf(month ?? monthAfter(today.slice(0, 7), -1)))
  const [file, setFile] = useState<File | null>(null)
  const [looked, setLooked] = useState<Looked | null>(null)
  const [mapping, setMapping] = useState<Mapping | null>(null)
  const [percent, setPercent] = useState<number | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const look = useAction(lookAtStatement)
  const keep = useAction(keepMapping)
  const isShut = against !== null || percent !== null

  const choose = async (chosen: File | null, of = provider) => {
    setFile(chosen)
    setLooked(null)
    setProblem(null)
    if (!chosen) return
    if (chosen.size > bytesMax)
      return setProblem(`The statement is larger than ${bytesMax / 1024 / 1024} MiB: split it by days.`)
    const answer = await look.run(beginningOf(chosen, of))
    setLooked(answer?.value ?? null)
    setMapping(answer?.value.mapping ?? null)
  }
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (!file || !looked) return
    setProblem(null)
    if (looked.form === 'csv' && !(await keep.run({ provider, mapping }))) return
    setPercent(0)
    const answer = await sendStatement(file, { provider, ...days }, setPercent)
    if ('id' in answer) return router.push(`/reconciliation/${answer.id}`)
    setPercent(null)
    setProblem(answer.message)
  }
  return (
    <Panel title="The statement">
      <form className={styles.form} onSubmit={send}>
        <AskedFields
          {...{ providers, provider, days, today, isShut }}
          onProvider={id => {
            setProvider(id)
            // How it is read is remembered by provider.
            void choose(file, id)
          }}
          onDays={setDays}
          onFile={chosen => void choose(chosen)}
        />
        <HowItIsRead key={provider} {...{ looked, mapping, setMapping }} />
        <Problem message={problem ?? look.message ?? keep.message ?? against} />
        <Sending percent={percent} />
        <div>
          <Button
            type="submit"
            loading={look.isPending || keep.isPending || percent !== null}
            disabled={isShut || !looked}
          >
            Lay it beside the ledger
          </Button>
        </div>
      </form>
    </Panel>
  )
}

type ReadProps = { looked: Looked | null; mapping: Mapping | null; setMapping: (mapping: Mapping) => void }

function HowItIsRead({ looked, mapping, setMapping }: ReadProps) {
  if (!looked || !mapping) return null
  return (
    <>
      <StatementPreview looked={looked} />
      {looked.form === 'csv' ? (
        <MappingFields columns={looked.columns} mapping={mapping} onChange={setMapping} />
      ) : null}
    </>
  )
}

function Sending({ percent }: { percent: number | null }) {
  if (percent === null) return null
  return (
    <Progress.Root size="lg">
      <Progress.Section value={percent} aria-label={`Sending the statement: ${percent} %`} />
    </Progress.Root>
  )
}

function beginningOf(file: File, provider: string): FormData {
  const form = new FormData()
  form.set('provider', provider)
  form.set('start', new File([file.slice(0, peekMax + 1)], file.name))
  form.set('bytes', `${file.size}`)
  return form
}
