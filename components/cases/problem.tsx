import styles from './cases.module.css'

/** Why something was not done; nothing where all went well. */
export function Problem({ text }: { text: string | null }) {
  if (!text) return null
  return (
    <p className={styles.problem} role="alert">
      {text}
    </p>
  )
}
