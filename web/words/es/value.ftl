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
