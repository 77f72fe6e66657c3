# Avisos de seguridad

safety_flag = Avisos de seguridad
    .one = aviso de seguridad
    .add = Poner un aviso de seguridad
    .intro = Alguien tiene que mirar hoy. Queda hasta que alguien lo cierre con un motivo.
    .empty = No hay avisos de seguridad.
safety_flag-about = Las respuestas que lo pusieron
safety_flag-why = Por qué hay que mirar
safety_flag-status = Cómo está
    .open = Abierto
    .closed = Cerrado
safety_flag-seen_by = Quién miró
safety_flag-reason = Qué se vio y se hizo
safety_flag-needs-why = Diga por qué hay que mirar.
safety_flag-closing-needs-reason = Diga qué se vio y se hizo antes de cerrarlo.
