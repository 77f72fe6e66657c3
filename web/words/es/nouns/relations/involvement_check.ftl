# ¿Es seguro incluir a alguien?

involvement_check = ¿Es seguro incluir a alguien?
    .one = revisión antes de incluir
    .add = Revisar antes de incluir a alguien
    .intro = Se revisa antes de incluir a la pareja o la familia.
    .empty = Aún no se ha revisado a nadie.
involvement_check-who = Sobre quién
involvement_check-asked = Qué se preguntó
    .violence = Violencia
    .coercion = Presión o control
involvement_check-result = Resultado
    .unsafe = No es seguro
    .not_now = Ahora no
    .ok = Se puede incluir
involvement_check-by = Quién lo revisó
involvement_check-checked = Fecha
involvement_check-review = Fecha de revisión
