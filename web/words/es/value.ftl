# Valores de los datos

value-yes = Sí
value-no = No
value-cleared = Se dejó vacío
value-link = Otra anotación
# $title es el nombre de un cuestionario
value-answers = { $title }: { $given } de { $all } preguntas respondidas
value-signed = Firma: { $person }, { $when }. Huella { $fingerprint }
value-signed-unknown = Una firma de un tipo que esta versión no conoce
value-signed-unvouched = Una firma a nombre de { $person }, { $when }, que aquí no se puede confirmar
value-signature = Una firma
# Lo que se dijo de otro número: $acted es "No es seguro", $said "Es seguro", $was "555-0142"
value-said-of = { $said } (escrito sobre “{ $was }”)
value-number-of = { $said } (anotado como número de { $was })
value-something-else = otra cosa
value-of-other-until = { $acted } hasta que alguien lo revise: “{ $said }” se dijo de { $was }
value-of-other-paper = { $said } (esto se dijo de { $was }; nadie lo ha revisado desde entonces)
value-of-other = { $said } (esto se dijo de { $was }: revíselo)
# En lugar de un número donde no había ninguno
value-nothing = un campo vacío
# $acted es "No es seguro" y $said "Es seguro"
value-elsewhere = { $acted }: así lo dice de este número otro expediente de esta persona. Aquí: { $said }
    .person = { $acted }: así lo dice de esta persona otro expediente de quien se atiende. Aquí: { $said }
value-beside = { $acted }: así lo dice de este número otra anotación de este expediente. Aquí: { $said }
    .person = { $acted }: así lo dice de esta persona otra revisión de este expediente. Aquí: { $said }
    .maybe = { $acted }: así lo dice otra revisión de este expediente de alguien que puede ser la misma persona. Aquí: { $said }
value-beside-away = { $acted }: así lo dice de este número una anotación archivada. Aquí: { $said }
    .person = { $acted }: así lo dice de esta persona una revisión archivada. Aquí: { $said }
    .maybe = { $acted }: así lo dice una revisión archivada de alguien que puede ser la misma persona. Aquí: { $said }
# Lo mismo cuando esa anotación se cambió después
value-beside-before = { $acted }: así lo dijo de este número una anotación que ahora trata de otro. Aquí: { $said }
    .person = { $acted }: así lo dijo de esta persona una revisión que ahora trata de otra. Aquí: { $said }
    .maybe = { $acted }: así lo dijo una revisión que ahora trata de otra persona, de alguien que puede ser esta. Aquí: { $said }
# Lo mismo cuando allí se escribió otra respuesta encima
value-beside-since = { $acted }: así se dijo de este número, y supervisión no ha revisado lo que se dijo después. Aquí: { $said }
    .person = { $acted }: así se dijo de esta persona, y supervisión no ha revisado lo que se dijo después. Aquí: { $said }
    .maybe = { $acted }: así se dijo de alguien que puede ser la misma persona, y supervisión no ha revisado lo que se dijo después. Aquí: { $said }
value-elsewhere-level = { $acted }: así lo dice otro expediente de esta persona. Aquí: { $said }
# De quién se dice algo más prudente: $who es “Quang, esposo”
value-maybe = { $who } (puede ser la misma persona)
# Detrás de un número de teléfono; $what es una o varias de las siguientes
value-remark = ({ $what })
value-not-to-ring = consta que no es seguro llamar
value-not-to-text = consta que no es seguro enviar mensajes
value-not-to-use = consta que no es seguro usar esta dirección
value-text-only = solo mensajes
value-not-signed = sin firma: lo que la persona firmó está en “Resúmenes firmados por la persona”
# $number es "555-0142", $said una de las de arriba
value-number-not-safe = { $number }: { $said }
value-drawn = Firmado a mano
