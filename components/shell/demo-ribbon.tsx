import styles from './shell.module.css'

/** Says that no money here is real. */
export function DemoRibbon() {
  return (
    <div className={styles.demo} role="note">
      <strong>DEMO</strong>
      <span>Simulated studios are playing. No money here is real.</span>
    </div>
  )
}
