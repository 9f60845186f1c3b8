import styles from './problem.module.css'

/** Why something was not done, in the place where it was asked for. */
export function Problem({ message }: { message: string | null }) {
  if (!message) return null
  return (
    <p role="alert" className={styles.problem}>
      {message}
    </p>
  )
}
