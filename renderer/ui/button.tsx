// Buttons. The words of a button are its accessible name; an IconButton has a label instead, also as its tooltip. One that
// can do nothing any more keeps the focus that it has.
import { type ComponentProps, type FocusEvent, type MouseEvent, useState } from 'react';
import { Icon, type IconName } from './icon.tsx';
import './button.css';

interface ButtonProps extends ComponentProps<'button'> {
  /** `primary`: the one thing this view is for. `danger`: destroys. `quiet`: no border, as in a toolbar. */
  variant?: 'plain' | 'primary' | 'danger' | 'quiet';
  icon?: IconName;
  /** In a dialog, which gives it the focus. */
  autoFocus?: boolean;
}

export function Button({ variant = 'plain', icon, children, className = '', autoFocus, ...rest }: ButtonProps) {
  const kept = useFocusKept(rest);
  return (
    <button
      type="button"
      className={`button button-${variant} ${className}`}
      data-autofocus={autoFocus || undefined}
      {...rest}
      {...kept}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  icon: IconName;
  label: string;
}

export function IconButton({ icon, label, className = '', ...rest }: IconButtonProps) {
  const kept = useFocusKept(rest);
  return (
    <button
      type="button"
      className={`button icon-button ${className}`}
      aria-label={label}
      title={label}
      {...rest}
      {...kept}
    >
      <Icon name={icon} />
    </button>
  );
}

type FocusKept = Pick<ComponentProps<'button'>, 'disabled' | 'onFocus' | 'onBlur' | 'onClick'>;

/** Chromium takes the focus from what is disabled: as long as a button has it, it is only said to be, and does nothing. */
function useFocusKept({ disabled = false, onFocus, onBlur, onClick }: FocusKept) {
  const [hasFocus, setHasFocus] = useState(false);
  const isKept = disabled && hasFocus;
  return {
    disabled: disabled && !hasFocus,
    ...(isKept && { 'aria-disabled': true }),
    onFocus(event: FocusEvent<HTMLButtonElement>) {
      setHasFocus(true);
      onFocus?.(event);
    },
    onBlur(event: FocusEvent<HTMLButtonElement>) {
      // Another window may have come in front of this one, in which the button still has it.
      if (document.activeElement !== event.currentTarget) setHasFocus(false);
      onBlur?.(event);
    },
    onClick(event: MouseEvent<HTMLButtonElement>) {
      if (isKept) event.preventDefault();
      else onClick?.(event);
    },
  };
}
