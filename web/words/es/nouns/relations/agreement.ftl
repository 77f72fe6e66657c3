# Acuerdos

agreement = Acuerdos
    .one = acuerdo
    .add = Agregar un acuerdo
    .empty = Aún no hay acuerdos.
agreement-session = Sesión
agreement-who = Quién
agreement-what = Qué hará
agreement-by = Fecha límite
agreement-kept = Se cumplió
    .yes = Sí
    .part = En parte
    .no = Esta vez no
