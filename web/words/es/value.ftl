# Valores de los datos

value-yes = Sí
value-no = No
value-cleared = Se dejó vacío
value-link = Otra anotación
# $title is the name of a questionnaire
value-answers = { $title }: { $given } de { $all } respondidas
value-signed = Firma de { $person }, { $when }. Huella { $fingerprint }
value-signed-unknown = Firmado de una forma que esta versión no conoce
