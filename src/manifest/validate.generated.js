// Generated from schemas/ai-readiness.schema.json by scripts/compile-schemas.ts. Do not edit.
"use strict";
export const validate = validate20;
export default validate20;
const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","required":["version"],"additionalProperties":false,"properties":{"version":{"type":"integer","enum":[1]},"system":{"$ref":"#/$defs/system"},"data":{"type":"array","items":{"$ref":"#/$defs/dataset"}},"models":{"type":"array","items":{"$ref":"#/$defs/model"}},"services":{"type":"array","items":{"$ref":"#/$defs/service"}},"integrations":{"type":"array","items":{"$ref":"#/$defs/integration"}},"adoption":{"$ref":"#/$defs/adoption"},"governance":{"$ref":"#/$defs/governance"},"waivers":{"type":"array","items":{"$ref":"#/$defs/waiver"}},"lint":{"$ref":"#/$defs/lint"}},"$defs":{"system":{"type":"object","additionalProperties":false,"properties":{"name":{"type":"string"},"purpose":{"type":"string"},"owner":{"type":"string"},"stage":{"type":"string","enum":["poc","pilot","production"]},"risk":{"$ref":"#/$defs/risk"},"policies":{"type":"array","items":{"type":"string","enum":["eu-ai-act","gdpr","iso-42001","ml-test-score","nist-ai-rmf"]}}}},"risk":{"type":"object","additionalProperties":false,"properties":{"class":{"type":"string","enum":["minimal","limited","high"]},"rationale":{"type":"string"}}},"dataset":{"type":"object","required":["name"],"additionalProperties":false,"properties":{"name":{"type":"string"},"location":{"type":["string","array"],"items":{"type":"string"}},"kind":{"type":"string","enum":["production","sample","public","synthetic"]},"used-for":{"type":"array","items":{"type":"string","enum":["training","evaluation","serving","reference"]}},"version":{"type":["string","number"]},"owner":{"type":"string"},"source":{"type":"string"},"licence":{"type":"string"},"personal-data":{"type":"string","enum":["none","pseudonymised","personal","special"]},"contract":{"type":"string"},"checks":{"type":"array","items":{"type":"string"}},"freshness":{"$ref":"#/$defs/freshness"},"card":{"type":"string"},"assessment":{"$ref":"#/$defs/assessment"}}},"assessment":{"type":"object","additionalProperties":false,"properties":{"date":{"$ref":"#/$defs/date"},"result":{"type":"string","enum":["ready","conditional","not-ready","pending"]},"report":{"type":"string"},"max-age":{"$ref":"#/$defs/freshness"}}},"model":{"type":"object","required":["name"],"additionalProperties":false,"properties":{"name":{"type":"string"},"artifact":{"type":"string"},"version":{"type":["string","number"]},"trained-by":{"$ref":"#/$defs/symbol"},"trained-on":{"$ref":"#/$defs/date"},"changed-on":{"$ref":"#/$defs/date"},"training-data":{"type":"array","items":{"type":"string"}},"base-model":{"type":"string"},"licence":{"type":"string"},"card":{"type":"string"},"max-age":{"$ref":"#/$defs/duration"},"rollback":{"type":["string","object"],"required":["external"],"additionalProperties":false,"properties":{"external":{"$ref":"#/$defs/externalName"},"link":{"$ref":"#/$defs/externalLink"},"owner":{"$ref":"#/$defs/externalOwner"},"reason":{"$ref":"#/$defs/externalReason"}}}}},"service":{"type":"object","required":["name"],"additionalProperties":false,"properties":{"name":{"type":"string"},"entry":{"$ref":"#/$defs/symbol"},"models":{"type":"array","items":{"type":"string"}},"auth":{"$ref":"#/$defs/textOrExternal"},"monitoring":{"$ref":"#/$defs/monitoring"},"fallback":{"$ref":"#/$defs/textOrExternal"},"rollout":{"type":"string","enum":["shadow","canary","gradual","blue-green","ab-test","feature-flag","all-at-once"]},"disclosure":{"type":"string"}}},"monitoring":{"type":"object","additionalProperties":false,"properties":{"drift":{"$ref":"#/$defs/monitor"},"performance":{"$ref":"#/$defs/monitor"},"data-quality":{"$ref":"#/$defs/monitor"},"operations":{"$ref":"#/$defs/monitor"},"tracing":{"$ref":"#/$defs/monitor"},"errors":{"$ref":"#/$defs/monitor"},"offline-evaluation":{"$ref":"#/$defs/monitor"}}},"monitor":{"type":"object","additionalProperties":false,"properties":{"by":{"$ref":"#/$defs/symbol"},"external":{"$ref":"#/$defs/externalName"},"link":{"$ref":"#/$defs/externalLink"},"owner":{"$ref":"#/$defs/externalOwner"},"reason":{"$ref":"#/$defs/externalReason"},"reference":{"type":"string"},"alert":{"type":"string"}}},"integration":{"type":"object","required":["system"],"additionalProperties":false,"properties":{"system":{"type":"string"},"direction":{"type":"string","enum":["in","out","both"]},"host":{"type":"string"},"owner":{"type":"string"},"auth":{"$ref":"#/$defs/textOrExternal"},"contract":{"$ref":"#/$defs/textOrExternal"},"status":{"type":"string","enum":["planned","mocked","sandbox","tested","live"]}}},"adoption":{"type":"object","additionalProperties":false,"properties":{"problem":{"type":"string"},"success":{"type":"array","items":{"$ref":"#/$defs/success"}},"users":{"type":"array","items":{"$ref":"#/$defs/userGroup"}},"rollout":{"$ref":"#/$defs/textOrExternal"},"support":{"$ref":"#/$defs/textOrExternal"},"feedback":{"$ref":"#/$defs/textOrExternal"}}},"success":{"type":"object","required":["metric"],"additionalProperties":false,"properties":{"metric":{"type":"string"},"baseline":{"type":["number","string"]},"target":{"type":["number","string"]},"source":{"$ref":"#/$defs/textOrExternal"}}},"userGroup":{"type":"object","required":["group"],"additionalProperties":false,"properties":{"group":{"type":"string"},"training":{"$ref":"#/$defs/textOrExternal"},"trained-on":{"$ref":"#/$defs/date"}}},"governance":{"type":"object","additionalProperties":false,"properties":{"documents":{"$ref":"#/$defs/documents"},"approvals":{"type":"array","items":{"$ref":"#/$defs/approval"}},"log-retention":{"$ref":"#/$defs/duration"}}},"documents":{"type":"object","additionalProperties":false,"properties":{"risk-assessment":{"$ref":"#/$defs/textOrExternal"},"data-protection":{"$ref":"#/$defs/textOrExternal"},"human-oversight":{"$ref":"#/$defs/textOrExternal"},"incident-response":{"$ref":"#/$defs/textOrExternal"},"monitoring-plan":{"$ref":"#/$defs/textOrExternal"},"impact-assessment":{"$ref":"#/$defs/textOrExternal"},"system-card":{"$ref":"#/$defs/textOrExternal"},"intended-use":{"$ref":"#/$defs/textOrExternal"},"security-policy":{"$ref":"#/$defs/textOrExternal"},"user-docs":{"$ref":"#/$defs/textOrExternal"}}},"approval":{"type":"object","additionalProperties":false,"properties":{"role":{"type":"string"},"by":{"type":"string"},"on":{"$ref":"#/$defs/date"},"status":{"type":"string","enum":["pending","approved","rejected"]},"covers":{"type":"string"},"expires":{"$ref":"#/$defs/date"}}},"waiver":{"type":"object","required":["rule"],"additionalProperties":false,"properties":{"rule":{"$ref":"#/$defs/ruleOrPillar"},"subject":{"type":"string"},"file":{"type":"string"},"reason":{"type":"string"},"owner":{"type":"string"},"expires":{"$ref":"#/$defs/date"}}},"lint":{"type":"object","additionalProperties":false,"properties":{"exclude":{"type":"array","items":{"type":"string"}},"severity":{"type":"object","propertyNames":{"$ref":"#/$defs/ruleOrPillar"},"additionalProperties":{"$ref":"#/$defs/severity"}},"detectors":{"type":"array","items":{"$ref":"#/$defs/detector"}},"extends":{"type":"array","items":{"type":"string"}}}},"detector":{"type":"object","required":["call","measures"],"additionalProperties":false,"properties":{"call":{"type":"string"},"measures":{"type":"array","items":{"type":"string","enum":["drift","performance","data-quality","operations","tracing","errors","offline-evaluation"]}}}},"textOrExternal":{"type":["string","object"],"required":["external"],"additionalProperties":false,"properties":{"external":{"$ref":"#/$defs/externalName"},"link":{"$ref":"#/$defs/externalLink"},"owner":{"$ref":"#/$defs/externalOwner"},"reason":{"$ref":"#/$defs/externalReason"}}},"externalName":{"type":"string"},"externalLink":{"type":"string"},"externalOwner":{"type":"string"},"externalReason":{"type":"string"},"date":{"type":"string","format":"date","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},"duration":{"type":"string","pattern":"^[1-9][0-9]{0,5}(min|h|d|w|mo|y)$"},"freshness":{"type":"string","pattern":"^(static|[1-9][0-9]{0,5}(min|h|d|w|mo|y))$"},"symbol":{"type":"string","pattern":"^[^:\\s][^:]*(:[A-Za-z_$][A-Za-z0-9_$.]*)?$"},"severity":{"enum":["off","information","warning","error",false]},"ruleOrPillar":{"type":"string","enum":["data/*","integration/*","adoption/*","mlops/*","governance/*","adoption/no-disclosure","adoption/no-fallback","adoption/no-feedback-loop","adoption/no-owner","adoption/no-problem-statement","adoption/no-rollout-plan","adoption/no-support","adoption/no-user-training","adoption/training-outdated","adoption/unmeasured-success","data/assessment-expired","data/assessment-missing","data/broken-reference","data/fit-before-split","data/floating-revision","data/large-file-in-git","data/no-contract","data/no-freshness","data/no-production-source","data/no-provenance","data/no-validation","data/personal-data-undeclared","data/sampled-data","data/schema-mismatch","data/undeclared-dataset","data/unread-dataset","data/untracked-dataset","data/unversioned-dataset","governance/approval-missing","governance/approval-outdated","governance/base-model-licence","governance/broken-link","governance/card-mismatch","governance/invalid-manifest","governance/late-governance","governance/log-retention","governance/missing-artefact","governance/no-data-card","governance/no-manifest","governance/no-model-card","governance/placeholder-document","governance/review-overdue","governance/risk-unclassified","governance/self-approval","governance/undeclared-ai","governance/unowned-artefact","governance/waiver-invalid","integration/cors-wildcard","integration/debug-mode","integration/floating-image","integration/hardcoded-secret","integration/local-endpoint","integration/local-path","integration/no-health-check","integration/no-owner-or-auth","integration/no-timeout","integration/nonlinear-notebook","integration/not-integrated","integration/notebook-in-production","integration/train-serve-skew","integration/unauthenticated-endpoint","integration/undeclared-system","integration/unpinned-dependencies","integration/unsafe-deserialization","integration/untested-pipeline","integration/workload-without-limits","mlops/floating-model","mlops/inert-monitor","mlops/monitor-not-found","mlops/monitor-undeclared","mlops/no-alert","mlops/no-data-quality-monitor","mlops/no-drift-monitor","mlops/no-evaluation-gate","mlops/no-operations-monitor","mlops/no-performance-monitor","mlops/no-reference-data","mlops/no-rollback","mlops/no-staged-rollout","mlops/stale-model","mlops/unmonitored-inference","mlops/untraced-llm","mlops/untracked-model","mlops/untracked-training"]}}};
const func1 = Object.prototype.hasOwnProperty;
const schema32 = {"type":"object","additionalProperties":false,"properties":{"name":{"type":"string"},"purpose":{"type":"string"},"owner":{"type":"string"},"stage":{"type":"string","enum":["poc","pilot","production"]},"risk":{"$ref":"#/$defs/risk"},"policies":{"type":"array","items":{"type":"string","enum":["eu-ai-act","gdpr","iso-42001","ml-test-score","nist-ai-rmf"]}}}};
const schema33 = {"type":"object","additionalProperties":false,"properties":{"class":{"type":"string","enum":["minimal","limited","high"]},"rationale":{"type":"string"}}};

function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate21.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((((key0 === "name") || (key0 === "purpose")) || (key0 === "owner")) || (key0 === "stage")) || (key0 === "risk")) || (key0 === "policies"))){
const err0 = {instancePath,keyword:"additionalProperties",params:{additionalProperty: key0}};
vErrors = noted(vErrors, err0);
errors++;
}
}
if(data.name !== undefined){
if(typeof data.name !== "string"){
const err1 = {instancePath:instancePath+"/name",keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err1);
errors++;
}
}
if(data.purpose !== undefined){
if(typeof data.purpose !== "string"){
const err2 = {instancePath:instancePath+"/purpose",keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err2);
errors++;
}
}
if(data.owner !== undefined){
if(typeof data.owner !== "string"){
const err3 = {instancePath:instancePath+"/owner",keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err3);
errors++;
}
}
if(data.stage !== undefined){
let data3 = data.stage;
if(typeof data3 !== "string"){
const err4 = {instancePath:instancePath+"/stage",keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err4);
errors++;
}
if(!(((data3 === "poc") || (data3 === "pilot")) || (data3 === "production"))){
const err5 = {instancePath:instancePath+"/stage",keyword:"enum",params:{allowedValues: schema32.properties.stage.enum}};
vErrors = noted(vErrors, err5);
errors++;
}
}
if(data.risk !== undefined){
let data4 = data.risk;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
for(const key1 in data4){
if(!((key1 === "class") || (key1 === "rationale"))){
const err6 = {instancePath:instancePath+"/risk",keyword:"additionalProperties",params:{additionalProperty: key1}};
vErrors = noted(vErrors, err6);
errors++;
}
}
if(data4.class !== undefined){
let data5 = data4.class;
if(typeof data5 !== "string"){
const err7 = {instancePath:instancePath+"/risk/class",keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err7);
errors++;
}
if(!(((data5 === "minimal") || (data5 === "limited")) || (data5 === "high"))){
const err8 = {instancePath:instancePath+"/risk/class",keyword:"enum",params:{allowedValues: schema33.properties.class.enum}};
vErrors = noted(vErrors, err8);
errors++;
}
}
if(data4.rationale !== undefined){
if(typeof data4.rationale !== "string"){
const err9 = {instancePath:instancePath+"/risk/rationale",keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err9);
errors++;
}
}
}
else {
const err10 = {instancePath:instancePath+"/risk",keyword:"type",params:{type: "object"}};
vErrors = noted(vErrors, err10);
errors++;
}
}
if(data.policies !== undefined){
let data7 = data.policies;
if(Array.isArray(data7)){
const len0 = data7.length;
for(let i0=0; i0<len0; i0++){
let data8 = data7[i0];
if(typeof data8 !== "string"){
const err11 = {instancePath:instancePath+"/policies/" + i0,keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err11);
errors++;
}
if(!(((((data8 === "eu-ai-act") || (data8 === "gdpr")) || (data8 === "iso-42001")) || (data8 === "ml-test-score")) || (data8 === "nist-ai-rmf"))){
const err12 = {instancePath:instancePath+"/policies/" + i0,keyword:"enum",params:{allowedValues: schema32.properties.policies.items.enum}};
vErrors = noted(vErrors, err12);
errors++;
}
}
}
else {
const err13 = {instancePath:instancePath+"/policies",keyword:"type",params:{type: "array"}};
vErrors = noted(vErrors, err13);
errors++;
}
}
}
else {
const err14 = {instancePath,keyword:"type",params:{type: "object"}};
vErrors = noted(vErrors, err14);
errors++;
}
validate21.errors = vErrors;
return errors === 0;
}
validate21.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema34 = {"type":"object","required":["name"],"additionalProperties":false,"properties":{"name":{"type":"string"},"location":{"type":["string","array"],"items":{"type":"string"}},"kind":{"type":"string","enum":["production","sample","public","synthetic"]},"used-for":{"type":"array","items":{"type":"string","enum":["training","evaluation","serving","reference"]}},"version":{"type":["string","number"]},"owner":{"type":"string"},"source":{"type":"string"},"licence":{"type":"string"},"personal-data":{"type":"string","enum":["none","pseudonymised","personal","special"]},"contract":{"type":"string"},"checks":{"type":"array","items":{"type":"string"}},"freshness":{"$ref":"#/$defs/freshness"},"card":{"type":"string"},"assessment":{"$ref":"#/$defs/assessment"}}};
const schema35 = {"type":"string","pattern":"^(static|[1-9][0-9]{0,5}(min|h|d|w|mo|y))$"};
const pattern4 = new RegExp("^(static|[1-9][0-9]{0,5}(min|h|d|w|mo|y))$", "u");
const schema36 = {"type":"object","additionalProperties":false,"properties":{"date":{"$ref":"#/$defs/date"},"result":{"type":"string","enum":["ready","conditional","not-ready","pending"]},"report":{"type":"string"},"max-age":{"$ref":"#/$defs/freshness"}}};
const schema37 = {"type":"string","format":"date","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"};
const pattern5 = new RegExp("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "u");

function validate24(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate24.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((key0 === "date") || (key0 === "result")) || (key0 === "report")) || (key0 === "max-age"))){
const err0 = {instancePath,keyword:"additionalProperties",params:{additionalProperty: key0}};
vErrors = noted(vErrors, err0);
errors++;
}
}
if(data.date !== undefined){
let data0 = data.date;
if(typeof data0 === "string"){
if(!pattern5.test(data0)){
const err1 = {instancePath:instancePath+"/date",keyword:"pattern",params:{pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}};
vErrors = noted(vErrors, err1);
errors++;
}
}
else {
const err2 = {instancePath:instancePath+"/date",keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err2);
errors++;
}
}
if(data.result !== undefined){
let data1 = data.result;
if(typeof data1 !== "string"){
const err3 = {instancePath:instancePath+"/result",keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err3);
errors++;
}
if(!((((data1 === "ready") || (data1 === "conditional")) || (data1 === "not-ready")) || (data1 === "pending"))){
const err4 = {instancePath:instancePath+"/result",keyword:"enum",params:{allowedValues: schema36.properties.result.enum}};
vErrors = noted(vErrors, err4);
errors++;
}
}
if(data.report !== undefined){
if(typeof data.report !== "string"){
const err5 = {instancePath:instancePath+"/report",keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err5);
errors++;
}
}
if(data["max-age"] !== undefined){
let data3 = data["max-age"];
if(typeof data3 === "string"){
if(!pattern4.test(data3)){
const err6 = {instancePath:instancePath+"/max-age",keyword:"pattern",params:{pattern: "^(static|[1-9][0-9]{0,5}(min|h|d|w|mo|y))$"}};
vErrors = noted(vErrors, err6);
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/max-age",keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err7);
errors++;
}
}
}
else {
const err8 = {instancePath,keyword:"type",params:{type: "object"}};
vErrors = noted(vErrors, err8);
errors++;
}
validate24.errors = vErrors;
return errors === 0;
}
validate24.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate23(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate23.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "name"}};
vErrors = noted(vErrors, err0);
errors++;
}
for(const key0 in data){
if(!(func1.call(schema34.properties, key0))){
const err1 = {instancePath,keyword:"additionalProperties",params:{additionalProperty: key0}};
vErrors = noted(vErrors, err1);
errors++;
}
}
if(data.name !== undefined){
if(typeof data.name !== "string"){
const err2 = {instancePath:instancePath+"/name",keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err2);
errors++;
}
}
if(data.location !== undefined){
let data1 = data.location;
if((typeof data1 !== "string") && (!(Array.isArray(data1)))){
const err3 = {instancePath:instancePath+"/location",keyword:"type",params:{type: schema34.properties.location.type}};
vErrors = noted(vErrors, err3);
errors++;
}
if(Array.isArray(data1)){
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
if(typeof data1[i0] !== "string"){
const err4 = {instancePath:instancePath+"/location/" + i0,keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err4);
errors++;
}
}
}
}
if(data.kind !== undefined){
let data3 = data.kind;
if(typeof data3 !== "string"){
const err5 = {instancePath:instancePath+"/kind",keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err5);
errors++;
}
if(!((((data3 === "production") || (data3 === "sample")) || (data3 === "public")) || (data3 === "synthetic"))){
const err6 = {instancePath:instancePath+"/kind",keyword:"enum",params:{allowedValues: schema34.properties.kind.enum}};
vErrors = noted(vErrors, err6);
errors++;
}
}
if(data["used-for"] !== undefined){
let data4 = data["used-for"];
if(Array.isArray(data4)){
const len1 = data4.length;
for(let i1=0; i1<len1; i1++){
let data5 = data4[i1];
if(typeof data5 !== "string"){
const err7 = {instancePath:instancePath+"/used-for/" + i1,keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err7);
errors++;
}
if(!((((data5 === "training") || (data5 === "evaluation")) || (data5 === "serving")) || (data5 === "reference"))){
const err8 = {instancePath:instancePath+"/used-for/" + i1,keyword:"enum",params:{allowedValues: schema34.properties["used-for"].items.enum}};
vErrors = noted(vErrors, err8);
errors++;
}
}
}
else {
const err9 = {instancePath:instancePath+"/used-for",keyword:"type",params:{type: "array"}};
vErrors = noted(vErrors, err9);
errors++;
}
}
if(data.version !== undefined){
let data6 = data.version;
if((typeof data6 !== "string") && (!((typeof data6 == "number") && (isFinite(data6))))){
const err10 = {instancePath:instancePath+"/version",keyword:"type",params:{type: schema34.properties.version.type}};
vErrors = noted(vErrors, err10);
errors++;
}
}
if(data.owner !== undefined){
if(typeof data.owner !== "string"){
const err11 = {instancePath:instancePath+"/owner",keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err11);
errors++;
}
}
if(data.source !== undefined){
if(typeof data.source !== "string"){
const err12 = {instancePath:instancePath+"/source",keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err12);
errors++;
}
}
if(data.licence !== undefined){
if(typeof data.licence !== "string"){
const err13 = {instancePath:instancePath+"/licence",keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err13);
errors++;
}
}
if(data["personal-data"] !== undefined){
let data10 = data["personal-data"];
if(typeof data10 !== "string"){
const err14 = {instancePath:instancePath+"/personal-data",keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err14);
errors++;
}
if(!((((data10 === "none") || (data10 === "pseudonymised")) || (data10 === "personal")) || (data10 === "special"))){
const err15 = {instancePath:instancePath+"/personal-data",keyword:"enum",params:{allowedValues: schema34.properties["personal-data"].enum}};
vErrors = noted(vErrors, err15);
errors++;
}
}
if(data.contract !== undefined){
if(typeof data.contract !== "string"){
const err16 = {instancePath:instancePath+"/contract",keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err16);
errors++;
}
}
if(data.checks !== undefined){
let data12 = data.checks;
if(Array.isArray(data12)){
const len2 = data12.length;
for(let i2=0; i2<len2; i2++){
if(typeof data12[i2] !== "string"){
const err17 = {instancePath:instancePath+"/checks/" + i2,keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err17);
errors++;
}
}
}
else {
const err18 = {instancePath:instancePath+"/checks",keyword:"type",params:{type: "array"}};
vErrors = noted(vErrors, err18);
errors++;
}
}
if(data.freshness !== undefined){
let data14 = data.freshness;
if(typeof data14 === "string"){
if(!pattern4.test(data14)){
const err19 = {instancePath:instancePath+"/freshness",keyword:"pattern",params:{pattern: "^(static|[1-9][0-9]{0,5}(min|h|d|w|mo|y))$"}};
vErrors = noted(vErrors, err19);
errors++;
}
}
else {
const err20 = {instancePath:instancePath+"/freshness",keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err20);
errors++;
}
}
if(data.card !== undefined){
if(typeof data.card !== "string"){
const err21 = {instancePath:instancePath+"/card",keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err21);
errors++;
}
}
if(data.assessment !== undefined){
if(!(validate24(data.assessment, {instancePath:instancePath+"/assessment",parentData:data,parentDataProperty:"assessment",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
errors = vErrors.length;
}
}
}
else {
const err22 = {instancePath,keyword:"type",params:{type: "object"}};
vErrors = noted(vErrors, err22);
errors++;
}
validate23.errors = vErrors;
return errors === 0;
}
validate23.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema39 = {"type":"object","required":["name"],"additionalProperties":false,"properties":{"name":{"type":"string"},"artifact":{"type":"string"},"version":{"type":["string","number"]},"trained-by":{"$ref":"#/$defs/symbol"},"trained-on":{"$ref":"#/$defs/date"},"changed-on":{"$ref":"#/$defs/date"},"training-data":{"type":"array","items":{"type":"string"}},"base-model":{"type":"string"},"licence":{"type":"string"},"card":{"type":"string"},"max-age":{"$ref":"#/$defs/duration"},"rollback":{"type":["string","object"],"required":["external"],"additionalProperties":false,"properties":{"external":{"$ref":"#/$defs/externalName"},"link":{"$ref":"#/$defs/externalLink"},"owner":{"$ref":"#/$defs/externalOwner"},"reason":{"$ref":"#/$defs/externalReason"}}}}};
const schema40 = {"type":"string","pattern":"^[^:\\s][^:]*(:[A-Za-z_$][A-Za-z0-9_$.]*)?$"};
const schema43 = {"type":"string","pattern":"^[1-9][0-9]{0,5}(min|h|d|w|mo|y)$"};
const schema44 = {"type":"string"};
const schema45 = {"type":"string"};
const schema46 = {"type":"string"};
const schema47 = {"type":"string"};
const pattern7 = new RegExp("^[^:\\s][^:]*(:[A-Za-z_$][A-Za-z0-9_$.]*)?$", "u");
const pattern10 = new RegExp("^[1-9][0-9]{0,5}(min|h|d|w|mo|y)$", "u");

function validate27(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate27.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "name"}};
vErrors = noted(vErrors, err0);
errors++;
}
for(const key0 in data){
if(!(func1.call(schema39.properties, key0))){
const err1 = {instancePath,keyword:"additionalProperties",params:{additionalProperty: key0}};
vErrors = noted(vErrors, err1);
errors++;
}
}
if(data.name !== undefined){
if(typeof data.name !== "string"){
const err2 = {instancePath:instancePath+"/name",keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err2);
errors++;
}
}
if(data.artifact !== undefined){
if(typeof data.artifact !== "string"){
const err3 = {instancePath:instancePath+"/artifact",keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err3);
errors++;
}
}
if(data.version !== undefined){
let data2 = data.version;
if((typeof data2 !== "string") && (!((typeof data2 == "number") && (isFinite(data2))))){
const err4 = {instancePath:instancePath+"/version",keyword:"type",params:{type: schema39.properties.version.type}};
vErrors = noted(vErrors, err4);
errors++;
}
}
if(data["trained-by"] !== undefined){
let data3 = data["trained-by"];
if(typeof data3 === "string"){
if(!pattern7.test(data3)){
const err5 = {instancePath:instancePath+"/trained-by",keyword:"pattern",params:{pattern: "^[^:\\s][^:]*(:[A-Za-z_$][A-Za-z0-9_$.]*)?$"}};
vErrors = noted(vErrors, err5);
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/trained-by",keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err6);
errors++;
}
}
if(data["trained-on"] !== undefined){
let data4 = data["trained-on"];
if(typeof data4 === "string"){
if(!pattern5.test(data4)){
const err7 = {instancePath:instancePath+"/trained-on",keyword:"pattern",params:{pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}};
vErrors = noted(vErrors, err7);
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/trained-on",keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err8);
errors++;
}
}
if(data["changed-on"] !== undefined){
let data5 = data["changed-on"];
if(typeof data5 === "string"){
if(!pattern5.test(data5)){
const err9 = {instancePath:instancePath+"/changed-on",keyword:"pattern",params:{pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}};
vErrors = noted(vErrors, err9);
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/changed-on",keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err10);
errors++;
}
}
if(data["training-data"] !== undefined){
let data6 = data["training-data"];
if(Array.isArray(data6)){
const len0 = data6.length;
for(let i0=0; i0<len0; i0++){
if(typeof data6[i0] !== "string"){
const err11 = {instancePath:instancePath+"/training-data/" + i0,keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err11);
errors++;
}
}
}
else {
const err12 = {instancePath:instancePath+"/training-data",keyword:"type",params:{type: "array"}};
vErrors = noted(vErrors, err12);
errors++;
}
}
if(data["base-model"] !== undefined){
if(typeof data["base-model"] !== "string"){
const err13 = {instancePath:instancePath+"/base-model",keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err13);
errors++;
}
}
if(data.licence !== undefined){
if(typeof data.licence !== "string"){
const err14 = {instancePath:instancePath+"/licence",keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err14);
errors++;
}
}
if(data.card !== undefined){
if(typeof data.card !== "string"){
const err15 = {instancePath:instancePath+"/card",keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err15);
errors++;
}
}
if(data["max-age"] !== undefined){
let data11 = data["max-age"];
if(typeof data11 === "string"){
if(!pattern10.test(data11)){
const err16 = {instancePath:instancePath+"/max-age",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,5}(min|h|d|w|mo|y)$"}};
vErrors = noted(vErrors, err16);
errors++;
}
}
else {
const err17 = {instancePath:instancePath+"/max-age",keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err17);
errors++;
}
}
if(data.rollback !== undefined){
let data12 = data.rollback;
if((typeof data12 !== "string") && (!(data12 && typeof data12 == "object" && !Array.isArray(data12)))){
const err18 = {instancePath:instancePath+"/rollback",keyword:"type",params:{type: schema39.properties.rollback.type}};
vErrors = noted(vErrors, err18);
errors++;
}
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
if(data12.external === undefined){
const err19 = {instancePath:instancePath+"/rollback",keyword:"required",params:{missingProperty: "external"}};
vErrors = noted(vErrors, err19);
errors++;
}
for(const key1 in data12){
if(!((((key1 === "external") || (key1 === "link")) || (key1 === "owner")) || (key1 === "reason"))){
const err20 = {instancePath:instancePath+"/rollback",keyword:"additionalProperties",params:{additionalProperty: key1}};
vErrors = noted(vErrors, err20);
errors++;
}
}
if(data12.external !== undefined){
if(typeof data12.external !== "string"){
const err21 = {instancePath:instancePath+"/rollback/external",keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err21);
errors++;
}
}
if(data12.link !== undefined){
if(typeof data12.link !== "string"){
const err22 = {instancePath:instancePath+"/rollback/link",keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err22);
errors++;
}
}
if(data12.owner !== undefined){
if(typeof data12.owner !== "string"){
const err23 = {instancePath:instancePath+"/rollback/owner",keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err23);
errors++;
}
}
if(data12.reason !== undefined){
if(typeof data12.reason !== "string"){
const err24 = {instancePath:instancePath+"/rollback/reason",keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err24);
errors++;
}
}
}
}
}
else {
const err25 = {instancePath,keyword:"type",params:{type: "object"}};
vErrors = noted(vErrors, err25);
errors++;
}
validate27.errors = vErrors;
return errors === 0;
}
validate27.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema48 = {"type":"object","required":["name"],"additionalProperties":false,"properties":{"name":{"type":"string"},"entry":{"$ref":"#/$defs/symbol"},"models":{"type":"array","items":{"type":"string"}},"auth":{"$ref":"#/$defs/textOrExternal"},"monitoring":{"$ref":"#/$defs/monitoring"},"fallback":{"$ref":"#/$defs/textOrExternal"},"rollout":{"type":"string","enum":["shadow","canary","gradual","blue-green","ab-test","feature-flag","all-at-once"]},"disclosure":{"type":"string"}}};
const schema50 = {"type":["string","object"],"required":["external"],"additionalProperties":false,"properties":{"external":{"$ref":"#/$defs/externalName"},"link":{"$ref":"#/$defs/externalLink"},"owner":{"$ref":"#/$defs/externalOwner"},"reason":{"$ref":"#/$defs/externalReason"}}};

function validate30(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate30.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if((typeof data !== "string") && (!(data && typeof data == "object" && !Array.isArray(data)))){
const err0 = {instancePath,keyword:"type",params:{type: schema50.type}};
vErrors = noted(vErrors, err0);
errors++;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.external === undefined){
const err1 = {instancePath,keyword:"required",params:{missingProperty: "external"}};
vErrors = noted(vErrors, err1);
errors++;
}
for(const key0 in data){
if(!((((key0 === "external") || (key0 === "link")) || (key0 === "owner")) || (key0 === "reason"))){
const err2 = {instancePath,keyword:"additionalProperties",params:{additionalProperty: key0}};
vErrors = noted(vErrors, err2);
errors++;
}
}
if(data.external !== undefined){
if(typeof data.external !== "string"){
const err3 = {instancePath:instancePath+"/external",keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err3);
errors++;
}
}
if(data.link !== undefined){
if(typeof data.link !== "string"){
const err4 = {instancePath:instancePath+"/link",keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err4);
errors++;
}
}
if(data.owner !== undefined){
if(typeof data.owner !== "string"){
const err5 = {instancePath:instancePath+"/owner",keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err5);
errors++;
}
}
if(data.reason !== undefined){
if(typeof data.reason !== "string"){
const err6 = {instancePath:instancePath+"/reason",keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err6);
errors++;
}
}
}
validate30.errors = vErrors;
return errors === 0;
}
validate30.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema55 = {"type":"object","additionalProperties":false,"properties":{"drift":{"$ref":"#/$defs/monitor"},"performance":{"$ref":"#/$defs/monitor"},"data-quality":{"$ref":"#/$defs/monitor"},"operations":{"$ref":"#/$defs/monitor"},"tracing":{"$ref":"#/$defs/monitor"},"errors":{"$ref":"#/$defs/monitor"},"offline-evaluation":{"$ref":"#/$defs/monitor"}}};
const schema56 = {"type":"object","additionalProperties":false,"properties":{"by":{"$ref":"#/$defs/symbol"},"external":{"$ref":"#/$defs/externalName"},"link":{"$ref":"#/$defs/externalLink"},"owner":{"$ref":"#/$defs/externalOwner"},"reason":{"$ref":"#/$defs/externalReason"},"reference":{"type":"string"},"alert":{"type":"string"}}};

function validate33(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate33.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((((((key0 === "by") || (key0 === "external")) || (key0 === "link")) || (key0 === "owner")) || (key0 === "reason")) || (key0 === "reference")) || (key0 === "alert"))){
const err0 = {instancePath,keyword:"additionalProperties",params:{additionalProperty: key0}};
vErrors = noted(vErrors, err0);
errors++;
}
}
if(data.by !== undefined){
let data0 = data.by;
if(typeof data0 === "string"){
if(!pattern7.test(data0)){
const err1 = {instancePath:instancePath+"/by",keyword:"pattern",params:{pattern: "^[^:\\s][^:]*(:[A-Za-z_$][A-Za-z0-9_$.]*)?$"}};
vErrors = noted(vErrors, err1);
errors++;
}
}
else {
const err2 = {instancePath:instancePath+"/by",keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err2);
errors++;
}
}
if(data.external !== undefined){
if(typeof data.external !== "string"){
const err3 = {instancePath:instancePath+"/external",keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err3);
errors++;
}
}
if(data.link !== undefined){
if(typeof data.link !== "string"){
const err4 = {instancePath:instancePath+"/link",keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err4);
errors++;
}
}
if(data.owner !== undefined){
if(typeof data.owner !== "string"){
const err5 = {instancePath:instancePath+"/owner",keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err5);
errors++;
}
}
if(data.reason !== undefined){
if(typeof data.reason !== "string"){
const err6 = {instancePath:instancePath+"/reason",keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err6);
errors++;
}
}
if(data.reference !== undefined){
if(typeof data.reference !== "string"){
const err7 = {instancePath:instancePath+"/reference",keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err7);
errors++;
}
}
if(data.alert !== undefined){
if(typeof data.alert !== "string"){
const err8 = {instancePath:instancePath+"/alert",keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err8);
errors++;
}
}
}
else {
const err9 = {instancePath,keyword:"type",params:{type: "object"}};
vErrors = noted(vErrors, err9);
errors++;
}
validate33.errors = vErrors;
return errors === 0;
}
validate33.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate32(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate32.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((((((key0 === "drift") || (key0 === "performance")) || (key0 === "data-quality")) || (key0 === "operations")) || (key0 === "tracing")) || (key0 === "errors")) || (key0 === "offline-evaluation"))){
const err0 = {instancePath,keyword:"additionalProperties",params:{additionalProperty: key0}};
vErrors = noted(vErrors, err0);
errors++;
}
}
if(data.drift !== undefined){
if(!(validate33(data.drift, {instancePath:instancePath+"/drift",parentData:data,parentDataProperty:"drift",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate33.errors : vErrors.concat(validate33.errors);
errors = vErrors.length;
}
}
if(data.performance !== undefined){
if(!(validate33(data.performance, {instancePath:instancePath+"/performance",parentData:data,parentDataProperty:"performance",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate33.errors : vErrors.concat(validate33.errors);
errors = vErrors.length;
}
}
if(data["data-quality"] !== undefined){
if(!(validate33(data["data-quality"], {instancePath:instancePath+"/data-quality",parentData:data,parentDataProperty:"data-quality",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate33.errors : vErrors.concat(validate33.errors);
errors = vErrors.length;
}
}
if(data.operations !== undefined){
if(!(validate33(data.operations, {instancePath:instancePath+"/operations",parentData:data,parentDataProperty:"operations",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate33.errors : vErrors.concat(validate33.errors);
errors = vErrors.length;
}
}
if(data.tracing !== undefined){
if(!(validate33(data.tracing, {instancePath:instancePath+"/tracing",parentData:data,parentDataProperty:"tracing",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate33.errors : vErrors.concat(validate33.errors);
errors = vErrors.length;
}
}
if(data.errors !== undefined){
if(!(validate33(data.errors, {instancePath:instancePath+"/errors",parentData:data,parentDataProperty:"errors",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate33.errors : vErrors.concat(validate33.errors);
errors = vErrors.length;
}
}
if(data["offline-evaluation"] !== undefined){
if(!(validate33(data["offline-evaluation"], {instancePath:instancePath+"/offline-evaluation",parentData:data,parentDataProperty:"offline-evaluation",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate33.errors : vErrors.concat(validate33.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,keyword:"type",params:{type: "object"}};
vErrors = noted(vErrors, err1);
errors++;
}
validate32.errors = vErrors;
return errors === 0;
}
validate32.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate29(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate29.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "name"}};
vErrors = noted(vErrors, err0);
errors++;
}
for(const key0 in data){
if(!((((((((key0 === "name") || (key0 === "entry")) || (key0 === "models")) || (key0 === "auth")) || (key0 === "monitoring")) || (key0 === "fallback")) || (key0 === "rollout")) || (key0 === "disclosure"))){
const err1 = {instancePath,keyword:"additionalProperties",params:{additionalProperty: key0}};
vErrors = noted(vErrors, err1);
errors++;
}
}
if(data.name !== undefined){
if(typeof data.name !== "string"){
const err2 = {instancePath:instancePath+"/name",keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err2);
errors++;
}
}
if(data.entry !== undefined){
let data1 = data.entry;
if(typeof data1 === "string"){
if(!pattern7.test(data1)){
const err3 = {instancePath:instancePath+"/entry",keyword:"pattern",params:{pattern: "^[^:\\s][^:]*(:[A-Za-z_$][A-Za-z0-9_$.]*)?$"}};
vErrors = noted(vErrors, err3);
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/entry",keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err4);
errors++;
}
}
if(data.models !== undefined){
let data2 = data.models;
if(Array.isArray(data2)){
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
if(typeof data2[i0] !== "string"){
const err5 = {instancePath:instancePath+"/models/" + i0,keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err5);
errors++;
}
}
}
else {
const err6 = {instancePath:instancePath+"/models",keyword:"type",params:{type: "array"}};
vErrors = noted(vErrors, err6);
errors++;
}
}
if(data.auth !== undefined){
if(!(validate30(data.auth, {instancePath:instancePath+"/auth",parentData:data,parentDataProperty:"auth",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
errors = vErrors.length;
}
}
if(data.monitoring !== undefined){
if(!(validate32(data.monitoring, {instancePath:instancePath+"/monitoring",parentData:data,parentDataProperty:"monitoring",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate32.errors : vErrors.concat(validate32.errors);
errors = vErrors.length;
}
}
if(data.fallback !== undefined){
if(!(validate30(data.fallback, {instancePath:instancePath+"/fallback",parentData:data,parentDataProperty:"fallback",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
errors = vErrors.length;
}
}
if(data.rollout !== undefined){
let data7 = data.rollout;
if(typeof data7 !== "string"){
const err7 = {instancePath:instancePath+"/rollout",keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err7);
errors++;
}
if(!(((((((data7 === "shadow") || (data7 === "canary")) || (data7 === "gradual")) || (data7 === "blue-green")) || (data7 === "ab-test")) || (data7 === "feature-flag")) || (data7 === "all-at-once"))){
const err8 = {instancePath:instancePath+"/rollout",keyword:"enum",params:{allowedValues: schema48.properties.rollout.enum}};
vErrors = noted(vErrors, err8);
errors++;
}
}
if(data.disclosure !== undefined){
if(typeof data.disclosure !== "string"){
const err9 = {instancePath:instancePath+"/disclosure",keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err9);
errors++;
}
}
}
else {
const err10 = {instancePath,keyword:"type",params:{type: "object"}};
vErrors = noted(vErrors, err10);
errors++;
}
validate29.errors = vErrors;
return errors === 0;
}
validate29.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema62 = {"type":"object","required":["system"],"additionalProperties":false,"properties":{"system":{"type":"string"},"direction":{"type":"string","enum":["in","out","both"]},"host":{"type":"string"},"owner":{"type":"string"},"auth":{"$ref":"#/$defs/textOrExternal"},"contract":{"$ref":"#/$defs/textOrExternal"},"status":{"type":"string","enum":["planned","mocked","sandbox","tested","live"]}}};

function validate44(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate44.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.system === undefined){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "system"}};
vErrors = noted(vErrors, err0);
errors++;
}
for(const key0 in data){
if(!(((((((key0 === "system") || (key0 === "direction")) || (key0 === "host")) || (key0 === "owner")) || (key0 === "auth")) || (key0 === "contract")) || (key0 === "status"))){
const err1 = {instancePath,keyword:"additionalProperties",params:{additionalProperty: key0}};
vErrors = noted(vErrors, err1);
errors++;
}
}
if(data.system !== undefined){
if(typeof data.system !== "string"){
const err2 = {instancePath:instancePath+"/system",keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err2);
errors++;
}
}
if(data.direction !== undefined){
let data1 = data.direction;
if(typeof data1 !== "string"){
const err3 = {instancePath:instancePath+"/direction",keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err3);
errors++;
}
if(!(((data1 === "in") || (data1 === "out")) || (data1 === "both"))){
const err4 = {instancePath:instancePath+"/direction",keyword:"enum",params:{allowedValues: schema62.properties.direction.enum}};
vErrors = noted(vErrors, err4);
errors++;
}
}
if(data.host !== undefined){
if(typeof data.host !== "string"){
const err5 = {instancePath:instancePath+"/host",keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err5);
errors++;
}
}
if(data.owner !== undefined){
if(typeof data.owner !== "string"){
const err6 = {instancePath:instancePath+"/owner",keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err6);
errors++;
}
}
if(data.auth !== undefined){
if(!(validate30(data.auth, {instancePath:instancePath+"/auth",parentData:data,parentDataProperty:"auth",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
errors = vErrors.length;
}
}
if(data.contract !== undefined){
if(!(validate30(data.contract, {instancePath:instancePath+"/contract",parentData:data,parentDataProperty:"contract",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
errors = vErrors.length;
}
}
if(data.status !== undefined){
let data6 = data.status;
if(typeof data6 !== "string"){
const err7 = {instancePath:instancePath+"/status",keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err7);
errors++;
}
if(!(((((data6 === "planned") || (data6 === "mocked")) || (data6 === "sandbox")) || (data6 === "tested")) || (data6 === "live"))){
const err8 = {instancePath:instancePath+"/status",keyword:"enum",params:{allowedValues: schema62.properties.status.enum}};
vErrors = noted(vErrors, err8);
errors++;
}
}
}
else {
const err9 = {instancePath,keyword:"type",params:{type: "object"}};
vErrors = noted(vErrors, err9);
errors++;
}
validate44.errors = vErrors;
return errors === 0;
}
validate44.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema63 = {"type":"object","additionalProperties":false,"properties":{"problem":{"type":"string"},"success":{"type":"array","items":{"$ref":"#/$defs/success"}},"users":{"type":"array","items":{"$ref":"#/$defs/userGroup"}},"rollout":{"$ref":"#/$defs/textOrExternal"},"support":{"$ref":"#/$defs/textOrExternal"},"feedback":{"$ref":"#/$defs/textOrExternal"}}};
const schema64 = {"type":"object","required":["metric"],"additionalProperties":false,"properties":{"metric":{"type":"string"},"baseline":{"type":["number","string"]},"target":{"type":["number","string"]},"source":{"$ref":"#/$defs/textOrExternal"}}};

function validate49(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate49.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.metric === undefined){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "metric"}};
vErrors = noted(vErrors, err0);
errors++;
}
for(const key0 in data){
if(!((((key0 === "metric") || (key0 === "baseline")) || (key0 === "target")) || (key0 === "source"))){
const err1 = {instancePath,keyword:"additionalProperties",params:{additionalProperty: key0}};
vErrors = noted(vErrors, err1);
errors++;
}
}
if(data.metric !== undefined){
if(typeof data.metric !== "string"){
const err2 = {instancePath:instancePath+"/metric",keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err2);
errors++;
}
}
if(data.baseline !== undefined){
let data1 = data.baseline;
if((!((typeof data1 == "number") && (isFinite(data1)))) && (typeof data1 !== "string")){
const err3 = {instancePath:instancePath+"/baseline",keyword:"type",params:{type: schema64.properties.baseline.type}};
vErrors = noted(vErrors, err3);
errors++;
}
}
if(data.target !== undefined){
let data2 = data.target;
if((!((typeof data2 == "number") && (isFinite(data2)))) && (typeof data2 !== "string")){
const err4 = {instancePath:instancePath+"/target",keyword:"type",params:{type: schema64.properties.target.type}};
vErrors = noted(vErrors, err4);
errors++;
}
}
if(data.source !== undefined){
if(!(validate30(data.source, {instancePath:instancePath+"/source",parentData:data,parentDataProperty:"source",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
errors = vErrors.length;
}
}
}
else {
const err5 = {instancePath,keyword:"type",params:{type: "object"}};
vErrors = noted(vErrors, err5);
errors++;
}
validate49.errors = vErrors;
return errors === 0;
}
validate49.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema65 = {"type":"object","required":["group"],"additionalProperties":false,"properties":{"group":{"type":"string"},"training":{"$ref":"#/$defs/textOrExternal"},"trained-on":{"$ref":"#/$defs/date"}}};

function validate52(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate52.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.group === undefined){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "group"}};
vErrors = noted(vErrors, err0);
errors++;
}
for(const key0 in data){
if(!(((key0 === "group") || (key0 === "training")) || (key0 === "trained-on"))){
const err1 = {instancePath,keyword:"additionalProperties",params:{additionalProperty: key0}};
vErrors = noted(vErrors, err1);
errors++;
}
}
if(data.group !== undefined){
if(typeof data.group !== "string"){
const err2 = {instancePath:instancePath+"/group",keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err2);
errors++;
}
}
if(data.training !== undefined){
if(!(validate30(data.training, {instancePath:instancePath+"/training",parentData:data,parentDataProperty:"training",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
errors = vErrors.length;
}
}
if(data["trained-on"] !== undefined){
let data2 = data["trained-on"];
if(typeof data2 === "string"){
if(!pattern5.test(data2)){
const err3 = {instancePath:instancePath+"/trained-on",keyword:"pattern",params:{pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}};
vErrors = noted(vErrors, err3);
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/trained-on",keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err4);
errors++;
}
}
}
else {
const err5 = {instancePath,keyword:"type",params:{type: "object"}};
vErrors = noted(vErrors, err5);
errors++;
}
validate52.errors = vErrors;
return errors === 0;
}
validate52.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate48(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate48.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((((key0 === "problem") || (key0 === "success")) || (key0 === "users")) || (key0 === "rollout")) || (key0 === "support")) || (key0 === "feedback"))){
const err0 = {instancePath,keyword:"additionalProperties",params:{additionalProperty: key0}};
vErrors = noted(vErrors, err0);
errors++;
}
}
if(data.problem !== undefined){
if(typeof data.problem !== "string"){
const err1 = {instancePath:instancePath+"/problem",keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err1);
errors++;
}
}
if(data.success !== undefined){
let data1 = data.success;
if(Array.isArray(data1)){
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
if(!(validate49(data1[i0], {instancePath:instancePath+"/success/" + i0,parentData:data1,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate49.errors : vErrors.concat(validate49.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath:instancePath+"/success",keyword:"type",params:{type: "array"}};
vErrors = noted(vErrors, err2);
errors++;
}
}
if(data.users !== undefined){
let data3 = data.users;
if(Array.isArray(data3)){
const len1 = data3.length;
for(let i1=0; i1<len1; i1++){
if(!(validate52(data3[i1], {instancePath:instancePath+"/users/" + i1,parentData:data3,parentDataProperty:i1,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate52.errors : vErrors.concat(validate52.errors);
errors = vErrors.length;
}
}
}
else {
const err3 = {instancePath:instancePath+"/users",keyword:"type",params:{type: "array"}};
vErrors = noted(vErrors, err3);
errors++;
}
}
if(data.rollout !== undefined){
if(!(validate30(data.rollout, {instancePath:instancePath+"/rollout",parentData:data,parentDataProperty:"rollout",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
errors = vErrors.length;
}
}
if(data.support !== undefined){
if(!(validate30(data.support, {instancePath:instancePath+"/support",parentData:data,parentDataProperty:"support",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
errors = vErrors.length;
}
}
if(data.feedback !== undefined){
if(!(validate30(data.feedback, {instancePath:instancePath+"/feedback",parentData:data,parentDataProperty:"feedback",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
errors = vErrors.length;
}
}
}
else {
const err4 = {instancePath,keyword:"type",params:{type: "object"}};
vErrors = noted(vErrors, err4);
errors++;
}
validate48.errors = vErrors;
return errors === 0;
}
validate48.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema67 = {"type":"object","additionalProperties":false,"properties":{"documents":{"$ref":"#/$defs/documents"},"approvals":{"type":"array","items":{"$ref":"#/$defs/approval"}},"log-retention":{"$ref":"#/$defs/duration"}}};
const schema68 = {"type":"object","additionalProperties":false,"properties":{"risk-assessment":{"$ref":"#/$defs/textOrExternal"},"data-protection":{"$ref":"#/$defs/textOrExternal"},"human-oversight":{"$ref":"#/$defs/textOrExternal"},"incident-response":{"$ref":"#/$defs/textOrExternal"},"monitoring-plan":{"$ref":"#/$defs/textOrExternal"},"impact-assessment":{"$ref":"#/$defs/textOrExternal"},"system-card":{"$ref":"#/$defs/textOrExternal"},"intended-use":{"$ref":"#/$defs/textOrExternal"},"security-policy":{"$ref":"#/$defs/textOrExternal"},"user-docs":{"$ref":"#/$defs/textOrExternal"}}};

function validate60(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate60.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func1.call(schema68.properties, key0))){
const err0 = {instancePath,keyword:"additionalProperties",params:{additionalProperty: key0}};
vErrors = noted(vErrors, err0);
errors++;
}
}
if(data["risk-assessment"] !== undefined){
if(!(validate30(data["risk-assessment"], {instancePath:instancePath+"/risk-assessment",parentData:data,parentDataProperty:"risk-assessment",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
errors = vErrors.length;
}
}
if(data["data-protection"] !== undefined){
if(!(validate30(data["data-protection"], {instancePath:instancePath+"/data-protection",parentData:data,parentDataProperty:"data-protection",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
errors = vErrors.length;
}
}
if(data["human-oversight"] !== undefined){
if(!(validate30(data["human-oversight"], {instancePath:instancePath+"/human-oversight",parentData:data,parentDataProperty:"human-oversight",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
errors = vErrors.length;
}
}
if(data["incident-response"] !== undefined){
if(!(validate30(data["incident-response"], {instancePath:instancePath+"/incident-response",parentData:data,parentDataProperty:"incident-response",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
errors = vErrors.length;
}
}
if(data["monitoring-plan"] !== undefined){
if(!(validate30(data["monitoring-plan"], {instancePath:instancePath+"/monitoring-plan",parentData:data,parentDataProperty:"monitoring-plan",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
errors = vErrors.length;
}
}
if(data["impact-assessment"] !== undefined){
if(!(validate30(data["impact-assessment"], {instancePath:instancePath+"/impact-assessment",parentData:data,parentDataProperty:"impact-assessment",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
errors = vErrors.length;
}
}
if(data["system-card"] !== undefined){
if(!(validate30(data["system-card"], {instancePath:instancePath+"/system-card",parentData:data,parentDataProperty:"system-card",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
errors = vErrors.length;
}
}
if(data["intended-use"] !== undefined){
if(!(validate30(data["intended-use"], {instancePath:instancePath+"/intended-use",parentData:data,parentDataProperty:"intended-use",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
errors = vErrors.length;
}
}
if(data["security-policy"] !== undefined){
if(!(validate30(data["security-policy"], {instancePath:instancePath+"/security-policy",parentData:data,parentDataProperty:"security-policy",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
errors = vErrors.length;
}
}
if(data["user-docs"] !== undefined){
if(!(validate30(data["user-docs"], {instancePath:instancePath+"/user-docs",parentData:data,parentDataProperty:"user-docs",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,keyword:"type",params:{type: "object"}};
vErrors = noted(vErrors, err1);
errors++;
}
validate60.errors = vErrors;
return errors === 0;
}
validate60.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema69 = {"type":"object","additionalProperties":false,"properties":{"role":{"type":"string"},"by":{"type":"string"},"on":{"$ref":"#/$defs/date"},"status":{"type":"string","enum":["pending","approved","rejected"]},"covers":{"type":"string"},"expires":{"$ref":"#/$defs/date"}}};

function validate72(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate72.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((((key0 === "role") || (key0 === "by")) || (key0 === "on")) || (key0 === "status")) || (key0 === "covers")) || (key0 === "expires"))){
const err0 = {instancePath,keyword:"additionalProperties",params:{additionalProperty: key0}};
vErrors = noted(vErrors, err0);
errors++;
}
}
if(data.role !== undefined){
if(typeof data.role !== "string"){
const err1 = {instancePath:instancePath+"/role",keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err1);
errors++;
}
}
if(data.by !== undefined){
if(typeof data.by !== "string"){
const err2 = {instancePath:instancePath+"/by",keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err2);
errors++;
}
}
if(data.on !== undefined){
let data2 = data.on;
if(typeof data2 === "string"){
if(!pattern5.test(data2)){
const err3 = {instancePath:instancePath+"/on",keyword:"pattern",params:{pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}};
vErrors = noted(vErrors, err3);
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/on",keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err4);
errors++;
}
}
if(data.status !== undefined){
let data3 = data.status;
if(typeof data3 !== "string"){
const err5 = {instancePath:instancePath+"/status",keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err5);
errors++;
}
if(!(((data3 === "pending") || (data3 === "approved")) || (data3 === "rejected"))){
const err6 = {instancePath:instancePath+"/status",keyword:"enum",params:{allowedValues: schema69.properties.status.enum}};
vErrors = noted(vErrors, err6);
errors++;
}
}
if(data.covers !== undefined){
if(typeof data.covers !== "string"){
const err7 = {instancePath:instancePath+"/covers",keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err7);
errors++;
}
}
if(data.expires !== undefined){
let data5 = data.expires;
if(typeof data5 === "string"){
if(!pattern5.test(data5)){
const err8 = {instancePath:instancePath+"/expires",keyword:"pattern",params:{pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}};
vErrors = noted(vErrors, err8);
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/expires",keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err9);
errors++;
}
}
}
else {
const err10 = {instancePath,keyword:"type",params:{type: "object"}};
vErrors = noted(vErrors, err10);
errors++;
}
validate72.errors = vErrors;
return errors === 0;
}
validate72.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate59(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate59.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((key0 === "documents") || (key0 === "approvals")) || (key0 === "log-retention"))){
const err0 = {instancePath,keyword:"additionalProperties",params:{additionalProperty: key0}};
vErrors = noted(vErrors, err0);
errors++;
}
}
if(data.documents !== undefined){
if(!(validate60(data.documents, {instancePath:instancePath+"/documents",parentData:data,parentDataProperty:"documents",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate60.errors : vErrors.concat(validate60.errors);
errors = vErrors.length;
}
}
if(data.approvals !== undefined){
let data1 = data.approvals;
if(Array.isArray(data1)){
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
if(!(validate72(data1[i0], {instancePath:instancePath+"/approvals/" + i0,parentData:data1,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate72.errors : vErrors.concat(validate72.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath:instancePath+"/approvals",keyword:"type",params:{type: "array"}};
vErrors = noted(vErrors, err1);
errors++;
}
}
if(data["log-retention"] !== undefined){
let data3 = data["log-retention"];
if(typeof data3 === "string"){
if(!pattern10.test(data3)){
const err2 = {instancePath:instancePath+"/log-retention",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,5}(min|h|d|w|mo|y)$"}};
vErrors = noted(vErrors, err2);
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/log-retention",keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err3);
errors++;
}
}
}
else {
const err4 = {instancePath,keyword:"type",params:{type: "object"}};
vErrors = noted(vErrors, err4);
errors++;
}
validate59.errors = vErrors;
return errors === 0;
}
validate59.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema73 = {"type":"object","required":["rule"],"additionalProperties":false,"properties":{"rule":{"$ref":"#/$defs/ruleOrPillar"},"subject":{"type":"string"},"file":{"type":"string"},"reason":{"type":"string"},"owner":{"type":"string"},"expires":{"$ref":"#/$defs/date"}}};
const schema74 = {"type":"string","enum":["data/*","integration/*","adoption/*","mlops/*","governance/*","adoption/no-disclosure","adoption/no-fallback","adoption/no-feedback-loop","adoption/no-owner","adoption/no-problem-statement","adoption/no-rollout-plan","adoption/no-support","adoption/no-user-training","adoption/training-outdated","adoption/unmeasured-success","data/assessment-expired","data/assessment-missing","data/broken-reference","data/fit-before-split","data/floating-revision","data/large-file-in-git","data/no-contract","data/no-freshness","data/no-production-source","data/no-provenance","data/no-validation","data/personal-data-undeclared","data/sampled-data","data/schema-mismatch","data/undeclared-dataset","data/unread-dataset","data/untracked-dataset","data/unversioned-dataset","governance/approval-missing","governance/approval-outdated","governance/base-model-licence","governance/broken-link","governance/card-mismatch","governance/invalid-manifest","governance/late-governance","governance/log-retention","governance/missing-artefact","governance/no-data-card","governance/no-manifest","governance/no-model-card","governance/placeholder-document","governance/review-overdue","governance/risk-unclassified","governance/self-approval","governance/undeclared-ai","governance/unowned-artefact","governance/waiver-invalid","integration/cors-wildcard","integration/debug-mode","integration/floating-image","integration/hardcoded-secret","integration/local-endpoint","integration/local-path","integration/no-health-check","integration/no-owner-or-auth","integration/no-timeout","integration/nonlinear-notebook","integration/not-integrated","integration/notebook-in-production","integration/train-serve-skew","integration/unauthenticated-endpoint","integration/undeclared-system","integration/unpinned-dependencies","integration/unsafe-deserialization","integration/untested-pipeline","integration/workload-without-limits","mlops/floating-model","mlops/inert-monitor","mlops/monitor-not-found","mlops/monitor-undeclared","mlops/no-alert","mlops/no-data-quality-monitor","mlops/no-drift-monitor","mlops/no-evaluation-gate","mlops/no-operations-monitor","mlops/no-performance-monitor","mlops/no-reference-data","mlops/no-rollback","mlops/no-staged-rollout","mlops/stale-model","mlops/unmonitored-inference","mlops/untraced-llm","mlops/untracked-model","mlops/untracked-training"]};

function validate75(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate75.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.rule === undefined){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "rule"}};
vErrors = noted(vErrors, err0);
errors++;
}
for(const key0 in data){
if(!((((((key0 === "rule") || (key0 === "subject")) || (key0 === "file")) || (key0 === "reason")) || (key0 === "owner")) || (key0 === "expires"))){
const err1 = {instancePath,keyword:"additionalProperties",params:{additionalProperty: key0}};
vErrors = noted(vErrors, err1);
errors++;
}
}
if(data.rule !== undefined){
let data0 = data.rule;
if(typeof data0 !== "string"){
const err2 = {instancePath:instancePath+"/rule",keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err2);
errors++;
}
if(!(((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((data0 === "data/*") || (data0 === "integration/*")) || (data0 === "adoption/*")) || (data0 === "mlops/*")) || (data0 === "governance/*")) || (data0 === "adoption/no-disclosure")) || (data0 === "adoption/no-fallback")) || (data0 === "adoption/no-feedback-loop")) || (data0 === "adoption/no-owner")) || (data0 === "adoption/no-problem-statement")) || (data0 === "adoption/no-rollout-plan")) || (data0 === "adoption/no-support")) || (data0 === "adoption/no-user-training")) || (data0 === "adoption/training-outdated")) || (data0 === "adoption/unmeasured-success")) || (data0 === "data/assessment-expired")) || (data0 === "data/assessment-missing")) || (data0 === "data/broken-reference")) || (data0 === "data/fit-before-split")) || (data0 === "data/floating-revision")) || (data0 === "data/large-file-in-git")) || (data0 === "data/no-contract")) || (data0 === "data/no-freshness")) || (data0 === "data/no-production-source")) || (data0 === "data/no-provenance")) || (data0 === "data/no-validation")) || (data0 === "data/personal-data-undeclared")) || (data0 === "data/sampled-data")) || (data0 === "data/schema-mismatch")) || (data0 === "data/undeclared-dataset")) || (data0 === "data/unread-dataset")) || (data0 === "data/untracked-dataset")) || (data0 === "data/unversioned-dataset")) || (data0 === "governance/approval-missing")) || (data0 === "governance/approval-outdated")) || (data0 === "governance/base-model-licence")) || (data0 === "governance/broken-link")) || (data0 === "governance/card-mismatch")) || (data0 === "governance/invalid-manifest")) || (data0 === "governance/late-governance")) || (data0 === "governance/log-retention")) || (data0 === "governance/missing-artefact")) || (data0 === "governance/no-data-card")) || (data0 === "governance/no-manifest")) || (data0 === "governance/no-model-card")) || (data0 === "governance/placeholder-document")) || (data0 === "governance/review-overdue")) || (data0 === "governance/risk-unclassified")) || (data0 === "governance/self-approval")) || (data0 === "governance/undeclared-ai")) || (data0 === "governance/unowned-artefact")) || (data0 === "governance/waiver-invalid")) || (data0 === "integration/cors-wildcard")) || (data0 === "integration/debug-mode")) || (data0 === "integration/floating-image")) || (data0 === "integration/hardcoded-secret")) || (data0 === "integration/local-endpoint")) || (data0 === "integration/local-path")) || (data0 === "integration/no-health-check")) || (data0 === "integration/no-owner-or-auth")) || (data0 === "integration/no-timeout")) || (data0 === "integration/nonlinear-notebook")) || (data0 === "integration/not-integrated")) || (data0 === "integration/notebook-in-production")) || (data0 === "integration/train-serve-skew")) || (data0 === "integration/unauthenticated-endpoint")) || (data0 === "integration/undeclared-system")) || (data0 === "integration/unpinned-dependencies")) || (data0 === "integration/unsafe-deserialization")) || (data0 === "integration/untested-pipeline")) || (data0 === "integration/workload-without-limits")) || (data0 === "mlops/floating-model")) || (data0 === "mlops/inert-monitor")) || (data0 === "mlops/monitor-not-found")) || (data0 === "mlops/monitor-undeclared")) || (data0 === "mlops/no-alert")) || (data0 === "mlops/no-data-quality-monitor")) || (data0 === "mlops/no-drift-monitor")) || (data0 === "mlops/no-evaluation-gate")) || (data0 === "mlops/no-operations-monitor")) || (data0 === "mlops/no-performance-monitor")) || (data0 === "mlops/no-reference-data")) || (data0 === "mlops/no-rollback")) || (data0 === "mlops/no-staged-rollout")) || (data0 === "mlops/stale-model")) || (data0 === "mlops/unmonitored-inference")) || (data0 === "mlops/untraced-llm")) || (data0 === "mlops/untracked-model")) || (data0 === "mlops/untracked-training"))){
const err3 = {instancePath:instancePath+"/rule",keyword:"enum",params:{allowedValues: schema74.enum}};
vErrors = noted(vErrors, err3);
errors++;
}
}
if(data.subject !== undefined){
if(typeof data.subject !== "string"){
const err4 = {instancePath:instancePath+"/subject",keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err4);
errors++;
}
}
if(data.file !== undefined){
if(typeof data.file !== "string"){
const err5 = {instancePath:instancePath+"/file",keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err5);
errors++;
}
}
if(data.reason !== undefined){
if(typeof data.reason !== "string"){
const err6 = {instancePath:instancePath+"/reason",keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err6);
errors++;
}
}
if(data.owner !== undefined){
if(typeof data.owner !== "string"){
const err7 = {instancePath:instancePath+"/owner",keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err7);
errors++;
}
}
if(data.expires !== undefined){
let data5 = data.expires;
if(typeof data5 === "string"){
if(!pattern5.test(data5)){
const err8 = {instancePath:instancePath+"/expires",keyword:"pattern",params:{pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}};
vErrors = noted(vErrors, err8);
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/expires",keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err9);
errors++;
}
}
}
else {
const err10 = {instancePath,keyword:"type",params:{type: "object"}};
vErrors = noted(vErrors, err10);
errors++;
}
validate75.errors = vErrors;
return errors === 0;
}
validate75.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema76 = {"type":"object","additionalProperties":false,"properties":{"exclude":{"type":"array","items":{"type":"string"}},"severity":{"type":"object","propertyNames":{"$ref":"#/$defs/ruleOrPillar"},"additionalProperties":{"$ref":"#/$defs/severity"}},"detectors":{"type":"array","items":{"$ref":"#/$defs/detector"}},"extends":{"type":"array","items":{"type":"string"}}}};
const schema78 = {"enum":["off","information","warning","error",false]};
const schema79 = {"type":"object","required":["call","measures"],"additionalProperties":false,"properties":{"call":{"type":"string"},"measures":{"type":"array","items":{"type":"string","enum":["drift","performance","data-quality","operations","tracing","errors","offline-evaluation"]}}}};

function validate77(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate77.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((key0 === "exclude") || (key0 === "severity")) || (key0 === "detectors")) || (key0 === "extends"))){
const err0 = {instancePath,keyword:"additionalProperties",params:{additionalProperty: key0}};
vErrors = noted(vErrors, err0);
errors++;
}
}
if(data.exclude !== undefined){
let data0 = data.exclude;
if(Array.isArray(data0)){
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
if(typeof data0[i0] !== "string"){
const err1 = {instancePath:instancePath+"/exclude/" + i0,keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err1);
errors++;
}
}
}
else {
const err2 = {instancePath:instancePath+"/exclude",keyword:"type",params:{type: "array"}};
vErrors = noted(vErrors, err2);
errors++;
}
}
if(data.severity !== undefined){
let data2 = data.severity;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
for(const key1 in data2){
const _errs8 = errors;
if(typeof key1 !== "string"){
const err3 = {instancePath:instancePath+"/severity",keyword:"type",params:{type: "string"},propertyName:key1};
vErrors = noted(vErrors, err3);
errors++;
}
if(!(((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((key1 === "data/*") || (key1 === "integration/*")) || (key1 === "adoption/*")) || (key1 === "mlops/*")) || (key1 === "governance/*")) || (key1 === "adoption/no-disclosure")) || (key1 === "adoption/no-fallback")) || (key1 === "adoption/no-feedback-loop")) || (key1 === "adoption/no-owner")) || (key1 === "adoption/no-problem-statement")) || (key1 === "adoption/no-rollout-plan")) || (key1 === "adoption/no-support")) || (key1 === "adoption/no-user-training")) || (key1 === "adoption/training-outdated")) || (key1 === "adoption/unmeasured-success")) || (key1 === "data/assessment-expired")) || (key1 === "data/assessment-missing")) || (key1 === "data/broken-reference")) || (key1 === "data/fit-before-split")) || (key1 === "data/floating-revision")) || (key1 === "data/large-file-in-git")) || (key1 === "data/no-contract")) || (key1 === "data/no-freshness")) || (key1 === "data/no-production-source")) || (key1 === "data/no-provenance")) || (key1 === "data/no-validation")) || (key1 === "data/personal-data-undeclared")) || (key1 === "data/sampled-data")) || (key1 === "data/schema-mismatch")) || (key1 === "data/undeclared-dataset")) || (key1 === "data/unread-dataset")) || (key1 === "data/untracked-dataset")) || (key1 === "data/unversioned-dataset")) || (key1 === "governance/approval-missing")) || (key1 === "governance/approval-outdated")) || (key1 === "governance/base-model-licence")) || (key1 === "governance/broken-link")) || (key1 === "governance/card-mismatch")) || (key1 === "governance/invalid-manifest")) || (key1 === "governance/late-governance")) || (key1 === "governance/log-retention")) || (key1 === "governance/missing-artefact")) || (key1 === "governance/no-data-card")) || (key1 === "governance/no-manifest")) || (key1 === "governance/no-model-card")) || (key1 === "governance/placeholder-document")) || (key1 === "governance/review-overdue")) || (key1 === "governance/risk-unclassified")) || (key1 === "governance/self-approval")) || (key1 === "governance/undeclared-ai")) || (key1 === "governance/unowned-artefact")) || (key1 === "governance/waiver-invalid")) || (key1 === "integration/cors-wildcard")) || (key1 === "integration/debug-mode")) || (key1 === "integration/floating-image")) || (key1 === "integration/hardcoded-secret")) || (key1 === "integration/local-endpoint")) || (key1 === "integration/local-path")) || (key1 === "integration/no-health-check")) || (key1 === "integration/no-owner-or-auth")) || (key1 === "integration/no-timeout")) || (key1 === "integration/nonlinear-notebook")) || (key1 === "integration/not-integrated")) || (key1 === "integration/notebook-in-production")) || (key1 === "integration/train-serve-skew")) || (key1 === "integration/unauthenticated-endpoint")) || (key1 === "integration/undeclared-system")) || (key1 === "integration/unpinned-dependencies")) || (key1 === "integration/unsafe-deserialization")) || (key1 === "integration/untested-pipeline")) || (key1 === "integration/workload-without-limits")) || (key1 === "mlops/floating-model")) || (key1 === "mlops/inert-monitor")) || (key1 === "mlops/monitor-not-found")) || (key1 === "mlops/monitor-undeclared")) || (key1 === "mlops/no-alert")) || (key1 === "mlops/no-data-quality-monitor")) || (key1 === "mlops/no-drift-monitor")) || (key1 === "mlops/no-evaluation-gate")) || (key1 === "mlops/no-operations-monitor")) || (key1 === "mlops/no-performance-monitor")) || (key1 === "mlops/no-reference-data")) || (key1 === "mlops/no-rollback")) || (key1 === "mlops/no-staged-rollout")) || (key1 === "mlops/stale-model")) || (key1 === "mlops/unmonitored-inference")) || (key1 === "mlops/untraced-llm")) || (key1 === "mlops/untracked-model")) || (key1 === "mlops/untracked-training"))){
const err4 = {instancePath:instancePath+"/severity",keyword:"enum",params:{allowedValues: schema74.enum},propertyName:key1};
vErrors = noted(vErrors, err4);
errors++;
}
var valid3 = _errs8 === errors;
if(!valid3){
const err5 = {instancePath:instancePath+"/severity",keyword:"propertyNames",params:{propertyName: key1}};
vErrors = noted(vErrors, err5);
errors++;
}
}
for(const key2 in data2){
let data3 = data2[key2];
if(!(((((data3 === "off") || (data3 === "information")) || (data3 === "warning")) || (data3 === "error")) || (data3 === false))){
const err6 = {instancePath:instancePath+"/severity/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),keyword:"enum",params:{allowedValues: schema78.enum}};
vErrors = noted(vErrors, err6);
errors++;
}
}
}
else {
const err7 = {instancePath:instancePath+"/severity",keyword:"type",params:{type: "object"}};
vErrors = noted(vErrors, err7);
errors++;
}
}
if(data.detectors !== undefined){
let data4 = data.detectors;
if(Array.isArray(data4)){
const len1 = data4.length;
for(let i1=0; i1<len1; i1++){
let data5 = data4[i1];
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if(data5.call === undefined){
const err8 = {instancePath:instancePath+"/detectors/" + i1,keyword:"required",params:{missingProperty: "call"}};
vErrors = noted(vErrors, err8);
errors++;
}
if(data5.measures === undefined){
const err9 = {instancePath:instancePath+"/detectors/" + i1,keyword:"required",params:{missingProperty: "measures"}};
vErrors = noted(vErrors, err9);
errors++;
}
for(const key3 in data5){
if(!((key3 === "call") || (key3 === "measures"))){
const err10 = {instancePath:instancePath+"/detectors/" + i1,keyword:"additionalProperties",params:{additionalProperty: key3}};
vErrors = noted(vErrors, err10);
errors++;
}
}
if(data5.call !== undefined){
if(typeof data5.call !== "string"){
const err11 = {instancePath:instancePath+"/detectors/" + i1+"/call",keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err11);
errors++;
}
}
if(data5.measures !== undefined){
let data7 = data5.measures;
if(Array.isArray(data7)){
const len2 = data7.length;
for(let i2=0; i2<len2; i2++){
let data8 = data7[i2];
if(typeof data8 !== "string"){
const err12 = {instancePath:instancePath+"/detectors/" + i1+"/measures/" + i2,keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err12);
errors++;
}
if(!(((((((data8 === "drift") || (data8 === "performance")) || (data8 === "data-quality")) || (data8 === "operations")) || (data8 === "tracing")) || (data8 === "errors")) || (data8 === "offline-evaluation"))){
const err13 = {instancePath:instancePath+"/detectors/" + i1+"/measures/" + i2,keyword:"enum",params:{allowedValues: schema79.properties.measures.items.enum}};
vErrors = noted(vErrors, err13);
errors++;
}
}
}
else {
const err14 = {instancePath:instancePath+"/detectors/" + i1+"/measures",keyword:"type",params:{type: "array"}};
vErrors = noted(vErrors, err14);
errors++;
}
}
}
else {
const err15 = {instancePath:instancePath+"/detectors/" + i1,keyword:"type",params:{type: "object"}};
vErrors = noted(vErrors, err15);
errors++;
}
}
}
else {
const err16 = {instancePath:instancePath+"/detectors",keyword:"type",params:{type: "array"}};
vErrors = noted(vErrors, err16);
errors++;
}
}
if(data.extends !== undefined){
let data9 = data.extends;
if(Array.isArray(data9)){
const len3 = data9.length;
for(let i3=0; i3<len3; i3++){
if(typeof data9[i3] !== "string"){
const err17 = {instancePath:instancePath+"/extends/" + i3,keyword:"type",params:{type: "string"}};
vErrors = noted(vErrors, err17);
errors++;
}
}
}
else {
const err18 = {instancePath:instancePath+"/extends",keyword:"type",params:{type: "array"}};
vErrors = noted(vErrors, err18);
errors++;
}
}
}
else {
const err19 = {instancePath,keyword:"type",params:{type: "object"}};
vErrors = noted(vErrors, err19);
errors++;
}
validate77.errors = vErrors;
return errors === 0;
}
validate77.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate20.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.version === undefined){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "version"}};
vErrors = noted(vErrors, err0);
errors++;
}
for(const key0 in data){
if(!(func1.call(schema31.properties, key0))){
const err1 = {instancePath,keyword:"additionalProperties",params:{additionalProperty: key0}};
vErrors = noted(vErrors, err1);
errors++;
}
}
if(data.version !== undefined){
let data0 = data.version;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
const err2 = {instancePath:instancePath+"/version",keyword:"type",params:{type: "integer"}};
vErrors = noted(vErrors, err2);
errors++;
}
if(!(data0 === 1)){
const err3 = {instancePath:instancePath+"/version",keyword:"enum",params:{allowedValues: schema31.properties.version.enum}};
vErrors = noted(vErrors, err3);
errors++;
}
}
if(data.system !== undefined){
if(!(validate21(data.system, {instancePath:instancePath+"/system",parentData:data,parentDataProperty:"system",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
errors = vErrors.length;
}
}
if(data.data !== undefined){
let data2 = data.data;
if(Array.isArray(data2)){
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
if(!(validate23(data2[i0], {instancePath:instancePath+"/data/" + i0,parentData:data2,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
}
}
else {
const err4 = {instancePath:instancePath+"/data",keyword:"type",params:{type: "array"}};
vErrors = noted(vErrors, err4);
errors++;
}
}
if(data.models !== undefined){
let data4 = data.models;
if(Array.isArray(data4)){
const len1 = data4.length;
for(let i1=0; i1<len1; i1++){
if(!(validate27(data4[i1], {instancePath:instancePath+"/models/" + i1,parentData:data4,parentDataProperty:i1,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
}
else {
const err5 = {instancePath:instancePath+"/models",keyword:"type",params:{type: "array"}};
vErrors = noted(vErrors, err5);
errors++;
}
}
if(data.services !== undefined){
let data6 = data.services;
if(Array.isArray(data6)){
const len2 = data6.length;
for(let i2=0; i2<len2; i2++){
if(!(validate29(data6[i2], {instancePath:instancePath+"/services/" + i2,parentData:data6,parentDataProperty:i2,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate29.errors : vErrors.concat(validate29.errors);
errors = vErrors.length;
}
}
}
else {
const err6 = {instancePath:instancePath+"/services",keyword:"type",params:{type: "array"}};
vErrors = noted(vErrors, err6);
errors++;
}
}
if(data.integrations !== undefined){
let data8 = data.integrations;
if(Array.isArray(data8)){
const len3 = data8.length;
for(let i3=0; i3<len3; i3++){
if(!(validate44(data8[i3], {instancePath:instancePath+"/integrations/" + i3,parentData:data8,parentDataProperty:i3,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate44.errors : vErrors.concat(validate44.errors);
errors = vErrors.length;
}
}
}
else {
const err7 = {instancePath:instancePath+"/integrations",keyword:"type",params:{type: "array"}};
vErrors = noted(vErrors, err7);
errors++;
}
}
if(data.adoption !== undefined){
if(!(validate48(data.adoption, {instancePath:instancePath+"/adoption",parentData:data,parentDataProperty:"adoption",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate48.errors : vErrors.concat(validate48.errors);
errors = vErrors.length;
}
}
if(data.governance !== undefined){
if(!(validate59(data.governance, {instancePath:instancePath+"/governance",parentData:data,parentDataProperty:"governance",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate59.errors : vErrors.concat(validate59.errors);
errors = vErrors.length;
}
}
if(data.waivers !== undefined){
let data12 = data.waivers;
if(Array.isArray(data12)){
const len4 = data12.length;
for(let i4=0; i4<len4; i4++){
if(!(validate75(data12[i4], {instancePath:instancePath+"/waivers/" + i4,parentData:data12,parentDataProperty:i4,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate75.errors : vErrors.concat(validate75.errors);
errors = vErrors.length;
}
}
}
else {
const err8 = {instancePath:instancePath+"/waivers",keyword:"type",params:{type: "array"}};
vErrors = noted(vErrors, err8);
errors++;
}
}
if(data.lint !== undefined){
if(!(validate77(data.lint, {instancePath:instancePath+"/lint",parentData:data,parentDataProperty:"lint",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate77.errors : vErrors.concat(validate77.errors);
errors = vErrors.length;
}
}
}
else {
const err9 = {instancePath,keyword:"type",params:{type: "object"}};
vErrors = noted(vErrors, err9);
errors++;
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

function noted(errors, error) {
if(errors === null) return [error];
errors.push(error);
return errors;
}
