'use client'

import { Button, Input, NativeSelect, Progress, TextInput } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { keepMapping, lookAtStatement } from '@/app/(desk)/reconciliation/actions'
import { useAction } from '@/components/actions/use-action'
import { Problem } from '@/components/resolutions/problem'
import { Panel } from '@/components/ui/panel'
import { peekMax } from '@/lib/reconciliation/limits'
import type { Looked } from '@/lib/reconciliation/look'
import type { Mapping } from '@/lib/reconciliation/mapping'
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
  const [days, setDays] = useState(daysOfMonth(month ?? monthBefore(today)))
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
        <Asked
          {...{ providers, provider, days, today, isShut }}
          onProvider={id => {
            setProvider(id)
            // How it is read is remembered by provider.
            void choose(file, id)
          }}
          onDays={setDays}
          onFile={chosen => void choose(chosen)}
        />
        {looked && mapping ? (
          <>
            <StatementPreview looked={looked} />
            {looked.form === 'csv' ? (
              <MappingFields
                key={provider}
                columns={looked.columns}
                mapping={mapping}
                onChange={setMapping}
              />
            ) : null}
          </>
        ) : null}
        <Problem message={problem ?? look.message ?? keep.message ?? against} />
        {percent === null ? null : (
          <Progress.Root size="lg">
            <Progress.Section value={percent} aria-label={`Sending the statement: ${percent} %`} />
          </Progress.Root>
        )}
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

type Days = { from: string; to: string }
type AskedProps = {
  providers: Props['providers']
  provider: string
  days: Days
  today: string
  isShut: boolean
  onProvider: (id: string) => void
  onDays: (days: Days) => void
  onFile: (file: File | null) => void
}

function Asked({ providers, provider, days, today, isShut, onProvider, onDays, onFile }: AskedProps) {
  const month = days.from.slice(0, 7)
  const whole = daysOfMonth(month)
  const isWhole = days.from === whole.from && days.to === whole.to
  const months = monthsUntil(today)
  return (
    <div className={styles.fields}>
      <NativeSelect
        label="Provider"
        value={provider}
        disabled={isShut}
        data={providers.map(({ id, name }) => ({ value: id, label: `${name} (${id})` }))}
        onChange={event => onProvider(event.currentTarget.value)}
      />
      <NativeSelect
        label="Month"
        value={isWhole && months.includes(month) ? month : ''}
        disabled={isShut}
        data={[{ value: '', label: 'Other days' }, ...months]}
        onChange={event => event.currentTarget.value && onDays(daysOfMonth(event.currentTarget.value))}
      />
      {(['from', 'to'] as const).map(end => (
        <TextInput
          key={end}
          type="date"
          label={end === 'from' ? 'From' : 'To, that day too'}
          value={days[end]}
          disabled={isShut}
          required
          onChange={event => onDays({ ...days, [end]: event.currentTarget.value })}
        />
      ))}
      <Input.Wrapper label="File" id="statement-file">
        <input
          id="statement-file"
          type="file"
          className={styles.file}
          accept=".csv,.txt,.tsv,.json,.jsonl,.ndjson,text/csv,application/json"
          disabled={isShut}
          onChange={event => onFile(event.currentTarget.files?.[0] ?? null)}
        />
      </Input.Wrapper>
    </div>
  )
}

function beginningOf(file: File, provider: string): FormData {
  const form = new FormData()
  form.set('provider', provider)
  form.set('start', new File([file.slice(0, peekMax + 1)], file.name))
  form.set('bytes', `${file.size}`)
  return form
}

function daysOfMonth(month: string): Days {
  const last = new Date(`${month}-01T00:00:00Z`)
  last.setUTCMonth(last.getUTCMonth() + 1, 0)
  return { from: `${month}-01`, to: last.toISOString().slice(0, 10) }
}

function monthBefore(day: string): string {
  const at = new Date(`${day.slice(0, 7)}-01T00:00:00Z`)
  at.setUTCMonth(at.getUTCMonth() - 1)
  return at.toISOString().slice(0, 7)
}

function monthsUntil(today: string): string[] {
  const months = [today.slice(0, 7)]
  while (months.length < 14) months.push(monthBefore(months.at(-1)!))
  return months
}
