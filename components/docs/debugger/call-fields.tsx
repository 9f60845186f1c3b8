'use client'

import { FileInput, NativeSelect, Textarea, TextInput } from '@mantine/core'
import type { Pasted } from '@/lib/reference/debugger/pasted'
import { fromHex, hexOf } from '@/lib/reference/debugger/sent'
import styles from './debugger.module.css'

type Props = { pasted: Pasted; onChange: (changes: Partial<Pasted>) => void }

const plain = { autoComplete: 'off', spellCheck: false, classNames: { input: styles.input } } as const
const ways = [
  { value: 'lf', label: 'text, lines end with LF' },
  { value: 'crlf', label: 'text, lines end with CR LF' },
  { value: 'hex', label: 'hexadecimal bytes' },
]

/** What was sent, header by header, and the body. */
export function CallFields({ pasted, onChange }: Props) {
  const readFile = async (file: File | null) => {
    if (file) onChange({ bodyAs: 'hex', body: hexOf(new Uint8Array(await file.arrayBuffer())) })
  }
  const isNoHex = pasted.bodyAs === 'hex' && fromHex(pasted.body) === null
  return (
    <>
      <div className={styles.pair}>
        <Line label="X-Key-Id" name="keyId" placeholder="ck_…" pasted={pasted} onChange={onChange} />
        <Line
          label="X-Timestamp"
          name="timestamp"
          placeholder="1795368240"
          pasted={pasted}
          onChange={onChange}
        />
      </div>
      <Line label="X-Signature" name="signature" placeholder="v1=…" pasted={pasted} onChange={onChange} />
      <div className={styles.pair} data-first-narrow>
        <Line label="Method" name="method" placeholder="POST" pasted={pasted} onChange={onChange} />
        <Line label="Path" name="path" placeholder="/api/wallet/bet" pasted={pasted} onChange={onChange} />
      </div>
      <Textarea
        label="Body"
        description="As it was sent, letter by letter."
        value={pasted.body}
        error={isNoHex ? 'This is no hexadecimal: pairs of digits from 0-9 and a-f.' : undefined}
        autosize
        minRows={4}
        maxRows={14}
        onChange={event => onChange({ body: event.currentTarget.value })}
        {...plain}
      />
      <div className={styles.pair}>
        <NativeSelect
          label="The body above is"
          data={ways}
          value={pasted.bodyAs}
          onChange={event => onChange({ bodyAs: event.currentTarget.value as Pasted['bodyAs'] })}
        />
        <FileInput
          label="or read its bytes from a file"
          placeholder="Choose a file"
          classNames={{ placeholder: styles.placeholder }}
          clearable
          clearButtonProps={{ 'aria-label': 'Forget the file' }}
          onChange={readFile}
        />
      </div>
      <Textarea
        label="The string that your code signed, if you can print it"
        description="As text, or as hexadecimal bytes: it is laid beside the right one."
        value={pasted.own}
        autosize
        minRows={2}
        maxRows={10}
        onChange={event => onChange({ own: event.currentTarget.value })}
        {...plain}
      />
    </>
  )
}

type LineProps = Props & {
  label: string
  name: 'keyId' | 'timestamp' | 'signature' | 'method' | 'path'
  placeholder: string
}

function Line({ label, name, placeholder, pasted, onChange }: LineProps) {
  return (
    <TextInput
      label={label}
      placeholder={placeholder}
      value={pasted[name]}
      onChange={event => onChange({ [name]: event.currentTarget.value })}
      {...plain}
    />
  )
}
