// Files of one chat: fetched with the session's header, shown and saved from memory.
import { make, toast, zoom } from './dom.js';
import { W, size } from './words.js';

export class Files {
  constructor(call) {
    this.call = call;
    this.blobs = new Map();
  }

  picture(file, loaded) {
    const image = make('img', 'picture');
    image.alt = file.name || W.picture;
    image.dataset.testid = 'picture';
    image.addEventListener('load', loaded);
    image.addEventListener('click', () => zoom(image.src));
    this.blob(file).then((url) => { image.src = url; }).catch(() => { image.alt = `${W.picture}: ${file.name}`; });
    return image;
  }

  document(file) {
    const box = make('button', 'doc');
    box.type = 'button';
    box.title = W.download;
    box.dataset.testid = 'document';
    const kind = file.name.includes('.') ? file.name.split('.').pop().slice(0, 4).toUpperCase() : '↓';
    const names = make('span', '', file.name);
    names.append(make('small', '', `${size(file.size)} · ${W.download}`));
    box.append(make('b', '', kind), names);
    box.addEventListener('click', async () => {
      const link = make('a');
      try { link.href = await this.blob(file); } catch { toast(W.offline); return; }
      link.download = file.name;
      link.click();
    });
    return box;
  }

  blob(file) {
    if (!this.blobs.has(file.id)) {
      const loading = this.call(`/chat/files/${file.id}`, { cache: 'default' }).then(async (answer) => {
        if (!answer.ok) throw new Error(answer.status);
        return URL.createObjectURL(await answer.blob());
      });
      loading.catch(() => this.blobs.delete(file.id));
      this.blobs.set(file.id, loading);
    }
    return this.blobs.get(file.id);
  }
}
