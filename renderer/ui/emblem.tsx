// Casier's emblem: pigeonholes, one with a letter in it. An ornament: said by the title beside it.
import './emblem.css';

export function Emblem() {
  return (
    <svg className="emblem" viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      <rect className="emblem-box" x="3" y="4" width="42" height="40" rx="6" />
      <path className="emblem-shelf" d="M3 17.3h42M3 30.7h42M24 4v40" />
      <rect className="emblem-letter" x="28" y="20.5" width="13" height="8" rx="1.2" />
      <path className="emblem-fold" d="m28.6 21.3 5.9 4 5.9-4" />
    </svg>
  );
}
