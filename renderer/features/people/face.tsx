// A person's picture, or initials on a colour: an ornament beside the name, which says everything.
import { useEffect, useState } from 'react';
import type { Address } from '../../../shared/domain/address.ts';
import type { Photo, PhotoId } from '../../../shared/domain/photo.ts';
import { engine } from '../../engine/engine.ts';
import { useEngineQuery } from '../../engine/use-query.ts';
import { faceColour, initialsOf } from './initials.ts';
import './face.css';

interface FaceProps {
  person: Address;
  photoId: PhotoId | null;
  size?: 'small' | 'large';
}

export function Face({ person, photoId, size = 'small' }: FaceProps) {
  // What a number shows never changes: no change concerns it.
  const { data: photo } = useEngineQuery(
    ['photos', photoId],
    (signal) => (photoId === null ? Promise.resolve(null) : engine.contacts.photo({ photoId }, signal)),
    { enabled: photoId !== null, changedBy: () => false },
  );
  const source = usePhotoSource(photoId === null ? null : (photo ?? null));
  return (
    <span className={`face face-${size}`} data-colour={faceColour(person.address)} aria-hidden="true">
      {source ? <img src={source} alt="" draggable={false} /> : initialsOf(person)}
    </span>
  );
}

function usePhotoSource(photo: Photo | null): string | null {
  const [source, setSource] = useState<string | null>(null);
  useEffect(() => {
    if (!photo) return setSource(null);
    const url = URL.createObjectURL(new Blob([new Uint8Array(photo.bytes)], { type: photo.type }));
    setSource(url);
    return () => URL.revokeObjectURL(url);
  }, [photo]);
  return source;
}
