type Day = { time: string; rates: Record<string, string> }

/** A file of the European Central Bank as it publishes them: days newest first, units per euro. */
export function ecbFile(days: Day[]): string {
  const cubes = days.map(
    ({ time, rates }) =>
      `\t\t<Cube time='${time}'>\n${Object.entries(rates)
        .map(([currency, rate]) => `\t\t\t<Cube currency='${currency}' rate='${rate}'/>\n`)
        .join('')}\t\t</Cube>\n`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
\t<gesmes:subject>Reference rates</gesmes:subject>
\t<gesmes:Sender>
\t\t<gesmes:name>European Central Bank</gesmes:name>
\t</gesmes:Sender>
\t<Cube>
${cubes.join('')}\t</Cube>
</gesmes:Envelope>
`
}
