# Formularios

form-problems = { $n ->
    [one] Hay una cosa por corregir
   *[other] Hay { $n } cosas por corregir
}
form-nothing-saved = Todavía no se guardó nada. Lo que usted escribió sigue aquí.
form-needed = necesario
form-not-said = Sin respuesta
form-nobody = Nadie todavía
form-fixed-empty = Sin nada escrito
form-fixed = Su función no escribe este dato.
form-stays = Queda como se guardó.
# $one es de qué se trata: "meta"
form-save = Guardar { $one }
form-leave = Salir sin guardar
