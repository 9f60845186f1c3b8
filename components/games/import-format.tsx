import styles from './games.module.css'

/** As the server has it; said here so that a large file is not sent for nothing. */
export const importBytesMax = 5 * 1024 * 1024

const example = `id,name,status,stake_max,EUR,JPY
book-of-tides,Book of Tides,enabled,,50.00,8000
lucky-lanterns,"Lucky Lanterns, Deluxe",disabled,100.00,,`

/** What a file of games looks like. */
export function ImportFormat() {
  return (
    <>
      <div className={styles.lead}>
        CSV in UTF-8, with commas or semicolons; its first line names the columns.
        <ul>
          <li>
            <code>id</code> and <code>name</code> must be there. What is known by its id is changed, the rest
            is new.
          </li>
          <li>
            <code>status</code> is enabled or disabled. <code>stake_max</code> is the highest stake where the
            currency has none of its own; a column named for a currency is the highest stake in it.
          </li>
          <li>A column that is not there changes nothing. An empty limit takes that limit away.</li>
          <li>Games that are not in the file stay as they are. 20 000 rows and 5 MB at most.</li>
        </ul>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className={styles.example} aria-label="An example of such a file" tabIndex={0}>
        <pre>{example}</pre>
      </section>
    </>
  )
}
