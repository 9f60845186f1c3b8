import { urlOf } from '@/lib/listing/links'

type Asked = { provider: string; from: string; to: string }

/**
 * Sends a file as it lies on the person's disk, and tells how much has gone, in per cent; answers the run's id, or a
 * sentence why not.
 */
export function sendStatement(
  file: File,
  asked: Asked,
  onProgress: (percent: number) => void,
): Promise<{ id: string } | { message: string }> {
  return new Promise(resolve => {
    const request = new XMLHttpRequest()
    request.open('POST', urlOf('/api/reconciliation', { ...asked, name: file.name.slice(0, 255) }))
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.responseType = 'json'
    request.upload.onprogress = ({ loaded, total }) => onProgress(Math.floor((100 * loaded) / (total || 1)))
    request.onload = () =>
      resolve(request.response ?? { message: 'Cage did not answer: look at the list of runs.' })
    request.onerror = () => resolve({ message: 'The file did not reach Cage: send it again.' })
    request.send(file)
  })
}
