// Lines of a table, pasted or from a file. A file from an older spreadsheet is in GBK: whatever is no UTF-8 is read as that.

export const csvWidget = {
  mount: field => field.querySelector('input[type=file]').addEventListener('change', async event => {
    const [file] = event.target.files;
    if (file) field.querySelector('textarea').value = textOf(await file.arrayBuffer());
  }),
  read: field => field.querySelector('textarea').value,
  write: (field, value) => { field.querySelector('textarea').value = value ?? ''; },
};

function textOf(bytes) {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
