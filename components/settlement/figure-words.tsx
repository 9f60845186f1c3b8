import { Panel } from '@/components/ui/panel'
import { figureNames, figures } from '@/lib/settlement/figures'
import styles from './settlement.module.css'

const ggr = figureNames
  .map(
    (name, index) =>
      `${index === 0 ? '' : figures[name].sign > 0 ? '+ ' : '− '}${figures[name].label.toLowerCase()}`,
  )
  .join(' ')

/** What each figure is, in words. */
export function FigureWords() {
  return (
    <Panel>
      <details>
        <summary className={styles.summary}>What these figures are</summary>
        <dl className={styles.words}>
          {figureNames.map(name => (
            <div key={name}>
              <dt>{figures[name].label}</dt>
              <dd>{sentence(figures[name].says)}</dd>
            </div>
          ))}
          <div>
            <dt>GGR</dt>
            <dd>
              {ggr}: what the accounts of the provider and of its jackpots gained. A free bet moves nothing
              and is no stake; its win is a win, and told apart as the cost of free rounds.
            </dd>
          </div>
          <div>
            <dt>In base</dt>
            <dd>
              Each posting at the rate that was locked with it; a rollback at the rate of what it takes back.
            </dd>
          </div>
          <div>
            <dt>RTP</dt>
            <dd>100 − 100 × GGR ÷ (stakes − bets given back): what players got back of what they staked.</dd>
          </div>
          <div>
            <dt>When it counts</dt>
            <dd>
              By the business day on which it was posted. A bet of a frozen month that is rolled back later
              counts in the month of its rollback, and is shown there as a correction. Test players are left
              out.
            </dd>
          </div>
        </dl>
      </details>
    </Panel>
  )
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
}
