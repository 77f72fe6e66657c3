# Lo que se bajó o se cerró, para que lo revise supervisión

lowered-title = Se bajó o se cerró
lowered-heading = Se bajó o se cerró, revíselo por favor
lowered-intro = Alguien escribió un nivel más bajo que antes, o cerró un aviso. Ya vale; queda en el escritorio hasta que supervisión lo haya revisado.
lowered-seen = Ya lo revisé
lowered-not-yours = Lo revisa supervisión. Usted todavía puede volver a subirlo o decir mejor en qué se basa.
