import { policyWords } from '@/lib/policy-words'
import { type PolicyKey, policyKeys, policyTable } from '@/lib/providers/policies'
import type { DocSection } from './article'
import { DocTable } from './doc-table'

export const policySections: DocSection[] = [
  {
    id: 'how',
    title: 'How they are set',
    body: (
      <>
        <p>
          Every provider starts with the defaults. The operator changes a policy for you; each change is a new
          version with its reason, and what was decided before stays as it was decided.
        </p>
        <p>
          Keep the defaults where you can. Ask for another value where your platform is built on it, and tell
          the operator which of your messages needs it.
        </p>
      </>
    ),
  },
  ...policyKeys.map(key => ({ id: key, title: key, body: <Policy of={key} /> })),
]

function Policy({ of: key }: { of: PolicyKey }) {
  const { values, decides } = policyTable[key]
  return (
    <>
      <p>Decides {decides}.</p>
      <DocTable
        label={key}
        head={['Value', 'What it means']}
        rows={values.map((value, index) => ({
          key: value,
          cells: [
            <span key="value">
              <code>{value}</code>
              {index === 0 ? ' (default)' : ''}
            </span>,
            policyWords[key]?.values[value]?.means ?? '',
          ],
        }))}
      />
    </>
  )
}
