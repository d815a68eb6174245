import type { ReactNode } from 'react';
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useSession } from '../session/session.ts';
import { Icon } from './icon.tsx';

type PanelProps = {
  readonly title: string;
  readonly lead?: string;
  readonly children: (close: () => void) => ReactNode;
};

/** A dialog over the page: Escape or the cross closes it, and the focus goes back to where it was. */
export const Panel = ({ title, lead, children }: PanelProps) => {
  const { actions } = useSession().texts;
  return (
    <ModalOverlay className="overlay" isDismissable>
      <Modal className="modal">
        <Dialog className="dialog">
          {({ close }) => (
            <>
              <div className="dialog-top">
                <Heading slot="title" className="dialog-title">
                  {title}
                </Heading>
                <Button className="button quiet icon-button" aria-label={actions.close} onPress={close}>
                  <Icon name="refuse" />
                </Button>
              </div>
              {lead !== undefined && <p className="quiet-text">{lead}</p>}
              {children(close)}
            </>
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
};
